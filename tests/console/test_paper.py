"""Documents: Thai marks stand apart, lines end between words, and everything that was answered is there."""

import io

import numpy as np
import pypdfium2
import pytest
from PIL import Image
from scipy import ndimage

from console.paper.setting import BREAK, FONTS, breakable
from console.paper.sheet import Paper
from tests.console import factories
from tests.console.conftest import Office


def drawn(body: bytes, page: int = 0, scale: float = 4.0) -> Image.Image:
    """A page of a PDF as a picture."""
    document = pypdfium2.PdfDocument(body)
    picture: Image.Image = document[page].render(scale=scale).to_pil().convert("L")
    document.close()
    return picture


def shapes(words: str) -> int:
    """How many separate pieces of ink these words make in large type; marks that touch make fewer."""
    paper = Paper("x", "", "th")
    paper.paragraph(words, 48)
    ink = np.asarray(drawn(paper.finished())) < 128
    return int(ndimage.label(ink[:600], structure=np.ones((3, 3)))[1])


@pytest.mark.parametrize(
    ("words", "pieces"),
    [("ที่", 3), ("ปี่", 3), ("น้ำ", 4), ("ป้ำ", 4), ("กู้", 3), ("กี่ปี่", 6)],
)
def test_no_mark_touches_another(words: str, pieces: int) -> None:
    assert shapes(words) == pieces


def test_a_line_after_one_that_ended_in_latin_letters_is_as_thick_as_it() -> None:
    def darkness(first: str) -> int:
        paper = Paper("x", "", "th")
        paper.heading("หนา", 48)
        paper.paragraph(f"{first}\nบางบางบาง", 48)
        picture = np.asarray(drawn(paper.finished(), scale=1.0))
        lines = np.flatnonzero((picture < 128).any(axis=1))
        last = lines[lines > lines.max() - 45]
        return int((picture[last] < 128).sum())

    assert darkness("ABC ก ABC") == darkness("ก ABC ก")


def test_thai_is_broken_between_words_and_nothing_else_is() -> None:
    assert breakable("กำลังตรวจใบสมัคร").replace(BREAK, "|") == "กำลัง|ตรวจ|ใบสมัคร"
    assert breakable("081-234-5678 ABC “หนึ่ง”").replace(BREAK, "|") == "081-234-5678 ABC “หนึ่ง”"


def test_what_the_fonts_cannot_draw_is_left_out_or_said_otherwise() -> None:
    paper = Paper("x", "", "th")
    assert paper.set_words("ผ้าทอ 📅\x00 ok\nต่อ") == f"ผ้า{BREAK}ทอ  ok\nต่อ"
    assert paper.set_words("ก → ข") == "ก – ข"
    paper.finished()


def test_a_long_answer_goes_on_on_the_next_page() -> None:
    paper = Paper("x", "foot", "th")
    paper.pair("สินค้า", "ทอผ้าด้วยกี่โบราณ " * 600)
    paper.pair("ต่อ", "สั้น")
    assert len(pypdfium2.PdfDocument(io.BytesIO(paper.finished()))) == 4


def test_an_application_on_paper_holds_its_number_and_its_photos(office: Office) -> None:
    with office.rows() as session:
        made = factories.application(session, 0, "screening")
        for number in range(4):
            factories.photo(session, office.folder, made, number)
        factories.photo(session, office.folder, made, path="gone.jpg", thumbnail="gone.jpg")
    body = office.visitor().get("/console/applications/1/application.pdf").data
    document = pypdfium2.PdfDocument(io.BytesIO(body))
    text = "".join(page.get_textpage().get_text_range() for page in document).replace(BREAK, "")
    assert "GLO3-00001" in text
    assert "081-000-0000" in text
    assert sum(1 for page in document for _ in page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_IMAGE])) == 4
    document.close()


def test_the_fonts_are_the_ones_of_the_screens() -> None:
    assert sorted(path.name for path in FONTS.glob("*-[46]00.woff2")) == [
        "sarabun-latin-400.woff2", "sarabun-latin-600.woff2", "sarabun-thai-400.woff2", "sarabun-thai-600.woff2",
    ]  # fmt: skip
