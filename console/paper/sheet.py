"""A4 pages with Thai that is set right: shaped, so that no mark collides, and broken between words only.

Knows type and paper; knows nothing of what stands on it.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any

from fpdf import FPDF
from pythainlp.tokenize import word_tokenize

FONTS = Path(__file__).parents[1] / "static" / "vendor" / "sarabun"
THAI = re.compile(r"[฀-๿]+")
BREAK = "\u200b"  # a line may end here
INSTEAD = str.maketrans({"→": "–", "\u00a0": " "})  # what the fonts lack, and what says the same
INK, SOFT, LINE = (29, 39, 51), (85, 96, 107), (190, 190, 184)
LABEL = 46.0  # millimetres of the column of short names
GAP = 1.6


@lru_cache(maxsize=4096)
def _broken(thai: str) -> str:
    return BREAK.join(word_tokenize(thai, engine="newmm"))


def breakable(words: str) -> str:
    """Marks every place between two Thai words at which a line may end."""
    return THAI.sub(lambda found: _broken(found[0]), words)


class Paper(FPDF):
    """A document in Sarabun. foot: what stands at the bottom of every page, beside its number."""

    def __init__(self, title: str, foot: str, language: str) -> None:
        super().__init__(format="A4")
        for name, script in (("Sarabun", "thai"), ("Latin", "latin")):
            self.add_font(name, fname=FONTS / f"sarabun-{script}-400.woff2")
            self.add_font(name, style="B", fname=FONTS / f"sarabun-{script}-600.woff2")
        self.set_fallback_fonts(["Latin"], exact_match=True)
        self.set_text_shaping(use_shaping_engine=True, language="tha" if language == "th" else "eng")
        self.set_margins(18, 16, 18)
        self.c_margin = 0.0
        self.set_auto_page_break(auto=True, margin=20)
        self.set_title(title)
        self.set_lang(language)
        self.set_creator("Samak")
        self._foot = foot
        self.add_page()

    def finished(self) -> bytes:
        """The file; nothing can be added any more."""
        written = bytes(self.output())
        for font in self.fonts.values():
            font.close()  # type: ignore[union-attr]
        return written

    def footer(self) -> None:
        """fpdf's own hook: on every page."""
        self.set_y(-14)
        self._type(9, SOFT)
        self.cell(0, 5, str(self.page_no()), align="R", new_x="LMARGIN")
        self._type(9, SOFT)
        self.multi_cell(self.epw - 12, 5, self.set_words(self._foot), align="L")

    def add_page(self, *args: Any, **more: Any) -> None:
        """fpdf's own, with the font said at once."""
        super().add_page(*args, **more)
        self._say_the_font()

    def _render_styled_text_line(self, *args: Any, **more: Any) -> bool:
        """fpdf says the font inside the first line, and forgets it again where that line ends in the other script."""
        self._say_the_font()
        return super()._render_styled_text_line(*args, **more)

    def _say_the_font(self) -> None:
        if self.current_font is not None and not self.current_font_is_set_on_page:
            self._out(self._set_font_for_page(self.current_font, self.font_size_pt))

    def _type(self, size: float, colour: tuple[int, int, int] = INK, *, bold: bool = False) -> None:
        self.set_font("Sarabun", "B" if bold else "", size)
        self.set_text_color(*colour)

    def set_words(self, words: str) -> str:
        """As they can be drawn: broken between words, without what neither font has."""
        known = {code for font in self.fonts.values() for code in font.cmap}  # type: ignore[union-attr]
        plain = (
            letter
            for letter in words.translate(INSTEAD)
            if letter == "\n" or (letter.isprintable() and ord(letter) in known)
        )
        return breakable("".join(plain))

    def heading(self, words: str, size: float = 18) -> None:
        self._type(size, bold=True)
        self.multi_cell(0, size * 0.62, self.set_words(words), align="L", new_x="LMARGIN", new_y="NEXT")

    def section(self, words: str) -> None:
        """A heading within the page, never the last thing on it."""
        if self.will_page_break(24):
            self.add_page()
        self.ln(4)
        self.heading(words, 12.5)
        self.rule()

    def rule(self) -> None:
        self.set_draw_color(*LINE)
        self.set_line_width(0.2)
        self.line(self.l_margin, self.get_y() + 0.6, self.w - self.r_margin, self.get_y() + 0.6)
        self.ln(GAP)

    def paragraph(self, words: str, size: float = 11, *, soft: bool = False, align: str = "L") -> None:
        self._type(size, SOFT if soft else INK)
        self.multi_cell(0, size * 0.58, self.set_words(words), align=align, new_x="LMARGIN", new_y="NEXT")

    def centred(self, words: str, width: float) -> None:
        """One line in the middle of a column that begins where the pen is."""
        self._type(11)
        self.multi_cell(width, 6.4, self.set_words(words), align="C")

    def pair(self, label: str, words: str) -> None:
        """A short name on the left, what was said on the right; both keep together where they fit on a page."""
        width = self.epw - LABEL
        self._type(11)
        height = self.multi_cell(width, 6.4, self.set_words(words), align="L", dry_run=True, output="HEIGHT")
        if self.will_page_break(min(float(height), 40.0)):  # type: ignore[arg-type]
            self.add_page()
        top, page = self.get_y(), self.page
        self._type(10, SOFT)
        self.multi_cell(LABEL - 3, 6.4, self.set_words(label), align="L", new_x="LMARGIN", new_y="NEXT")
        below = self.get_y()
        self._back_to(page, top)
        self._type(11)
        self.set_x(self.l_margin + LABEL)
        self.multi_cell(width, 6.4, self.set_words(words) or "–", align="L", new_x="LMARGIN", new_y="NEXT")
        if self.page == page:
            self.set_y(max(below, self.get_y()))
        self.ln(GAP)

    def _back_to(self, page: int, top: float) -> None:
        """The label of a pair may not be what turns the page: `pair` made room for it."""
        if self.page == page:
            self.set_y(top)

    def table_of(self, headings: Iterable[str], rows: Iterable[Iterable[str]], widths: tuple[int, ...]) -> None:
        """Rows under headings that come again on every page. widths: shares of the page."""
        self._type(10)
        self.set_draw_color(*LINE)
        with self.table(col_widths=widths, text_align="LEFT", line_height=5.6, padding=1) as table:
            for row in (headings, *rows):
                table.row([self.set_words(cell) for cell in row])
