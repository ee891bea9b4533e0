"""Thai set right on paper: shaped, so that no mark collides, broken between words only, every page with its foot.

Knows fonts and what fpdf does with them; knows no heading and no table.
"""

import re
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


@lru_cache(maxsize=4096)
def _broken(thai: str) -> str:
    return BREAK.join(word_tokenize(thai, engine="newmm"))


def breakable(words: str) -> str:
    """Marks every place between two Thai words at which a line may end."""
    return THAI.sub(lambda found: _broken(found[0]), words)


class Setting(FPDF):
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
