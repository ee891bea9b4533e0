"""One application as a PDF: who, where, every answer, and the photos. For the file, the board's table, the signature.

Knows how it is laid out; reads no row and checks no rights: it is handed a case.
"""

import io
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PIL import Image, UnidentifiedImageError

from console.cases.case import Case
from console.desk import the_desk
from console.paper import blank
from console.showing import both, called, full_day, stage_name, t
from models.application import Application

if TYPE_CHECKING:
    from console.paper.sheet import Paper

PHOTOS = 9  # more would be an album
ACROSS, GUTTER, TALLEST = 3, 4.0, 56.0  # millimetres


def application_pdf(case: Case, printed_by: str) -> bytes:
    """The whole document, in the reader's language."""
    here = case.application
    foot = t("paper.foot", day=full_day(the_desk().now()), name=printed_by)
    paper = blank(f"{here.reference or ''} {called(here)}".strip(), foot, "th" if t("paper.language") == "th" else "en")
    _head(paper, here)
    paper.section(t("case.answers") if here.frozen else t("case.answers_so_far"))
    for answer in case.answers:
        paper.pair(answer.label, answer.shown)
    papers = [one.name or f"samak-{one.id}" for one in (*case.papers, *case.recordings)]
    if papers:
        paper.section(t("case.papers"))
        paper.paragraph("\n".join(papers))
    _photos(paper, [one.thumbnail or one.path for one in case.photos[:PHOTOS]])
    return paper.finished()


def _head(paper: "Paper", here: Application) -> None:
    record = the_desk().knowledge().records.get(here.programme_id)
    paper.paragraph(both(record.name) if record else here.programme_id, 10.5, soft=True)
    paper.heading(called(here))
    place = [str(here.answers.get(key) or "") for key in ("subdistrict", "district", "province")]
    paper.paragraph(" · ".join(filter(None, [here.reference or t("case.no_reference"), " ".join(filter(None, place))])))
    day = here.submitted_at or here.created_at
    moment = f"{t('case.sent') if here.submitted_at else t('case.begun')} {full_day(day)}"
    stage = f"{t('applications.stage')}: {stage_name(here.programme_id, here.status)}"
    paper.paragraph(" · ".join((moment, stage, the_desk().channel(here.channel) or "–")), 10.5, soft=True)


def _photos(paper: "Paper", paths: Sequence[str]) -> None:
    pictures = [found for path in paths if (found := _picture(path))]
    if not pictures:
        return
    paper.section(t("case.photos"))
    width = (paper.epw - GUTTER * (ACROSS - 1)) / ACROSS
    for begin in range(0, len(pictures), ACROSS):
        row = pictures[begin : begin + ACROSS]
        heights = [min(TALLEST, width * shape) for _, shape in row]
        if paper.will_page_break(max(heights) + GUTTER):
            paper.add_page()
        top = paper.get_y() + 1
        for place, ((picture, _), height) in enumerate(zip(row, heights, strict=True)):
            left = paper.l_margin + place * (width + GUTTER)
            paper.image(picture, x=left, y=top, w=width, h=height, keep_aspect_ratio=True)
        paper.set_y(top + max(heights) + GUTTER)


def _picture(path: str) -> tuple[io.BytesIO, float] | None:
    """The file as it lies, and its height for a width of 1; None where it is gone or is no picture."""
    body = io.BytesIO(the_desk().files.read(path) or b"")
    try:
        with Image.open(body) as picture:
            shape = picture.height / picture.width
    except UnidentifiedImageError:
        return None
    body.seek(0)
    return body, shape
