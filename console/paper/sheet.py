"""A4 pages: headings, short names with what was said, paragraphs and tables.

Knows how they look; how type is set `console.paper.setting` knows.
"""

from collections.abc import Iterable

from console.paper.setting import INK, LINE, SOFT, Setting

LABEL = 46.0  # millimetres of the column of short names
GAP = 1.6


class Paper(Setting):
    """A document to be written from top to bottom."""

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
