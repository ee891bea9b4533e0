"""Applications for other programs: filtered as on the page, page by page, moved through the same door."""

from typing import Any

from sqlalchemy import select

from models.application import Application
from models.conversation import Message
from models.post import Letter
from tests.api.conftest import Made, Program
from tests.console import factories
from tests.console.conftest import Office


def numbers(program: Program, **query: Any) -> list[str]:
    return [one["reference"][-1] for one in program.reads("/applications", **query)["items"]]


def moved(program: Program, number: int, to: str, **more: Any) -> Any:
    revision = program.reads(f"/applications/GLO3-0000{number}")["revision"]
    return program.post(f"/applications/GLO3-0000{number}/moves", {"to": to, "revision": revision} | more)


FILTERS: tuple[tuple[dict[str, str], list[str]], ...] = (
    ({}, ["1", "2", "3"]),
    ({"status": "ours"}, ["1", "2", "3"]),
    ({"status": "screening"}, ["2"]),
    ({"status": "draft"}, []),
    ({"province": "เชียงราย"}, ["1"]),
    ({"channel": "messenger"}, ["2"]),
    ({"q": "เชียงเหียน"}, ["3"]),
    ({"since": "4/6/2564"}, ["1"]),
    ({"photos": "no"}, []),
    ({"changed_since": "2021-06-05T00:00:00+07:00"}, []),
    ({"changed_since": "2021-06-04T00:00:00+07:00"}, ["1", "2"]),
)


def test_the_list_is_filtered_as_on_the_page(furnished: Office, program: Made) -> None:
    known = program()
    assert [(query, numbers(known, **query)) for query, _ in FILTERS] == [*FILTERS]


def test_page_by_page_each_comes_once_though_new_ones_arrive(furnished: Office, program: Made) -> None:
    known, seen, cursor = program(), [], ""
    for _ in range(4):
        page = known.reads("/applications", limit=2, cursor=cursor)
        seen += [one["reference"] for one in page["items"]]
        with furnished.rows() as session:
            factories.application(session, 10 + len(seen))
        cursor = page["next_cursor"]
        if cursor is None:
            break
    assert seen == sorted(set(seen))
    assert seen[:3] == ["GLO3-00001", "GLO3-00002", "GLO3-00003"]


NONSENSE: tuple[dict[str, object], ...] = (
    {"limit": 0}, {"limit": 1000}, {"cursor": "xyz"}, {"since": "soon"}, {"colour": "red"}, {"photos": "many"},
    {"changed_since": "2021-06-05T00:00:00"},
)  # fmt: skip


def test_what_makes_no_sense_is_told_by_field(furnished: Office, program: Made) -> None:
    known = program()
    for query in NONSENSE:
        response = known.get("/applications", **query)
        assert (response.status_code, response.json["type"]) == (400, "urn:samak:problem:invalid")
        assert [one["field"] for one in response.json["fields"]] == list(query)


def test_fifty_in_a_list_take_no_more_queries_than_three(furnished: Office, program: Made) -> None:
    known = program()
    with furnished.counting() as few:
        known.reads("/applications")
    with furnished.rows() as session:
        for number in range(4, 51):
            factories.application(session, number)
    with furnished.counting() as many:
        assert len(known.reads("/applications")["items"]) == 50
    assert len(many) == len(few)


def test_one_application_is_told_with_answers_files_and_steps(furnished: Office, program: Made) -> None:
    found = program().reads("/applications/GLO3-00002")
    assert {key: found[key] for key in ("reference", "status", "stage", "community", "province")} == {
        "reference": "GLO3-00002", "status": "screening", "stage": "กำลังตรวจใบสมัคร", "community": "บ้านนาต้นจั่น",
        "province": "สุโขทัย",
    }  # fmt: skip
    answers = {one["key"]: one for one in found["answers"]}
    assert answers["contact_phone"]["shown"] == {"th": "081-000-0001", "en": "081-000-0001"}
    assert answers["members"]["value"] == 25
    assert [(one["kind"], one["mime"]) for one in found["files"]] == [("image", "image/jpeg")]
    assert [(one["before"], one["after"]) for one in found["moves"]] == [
        ("draft", "submitted"),
        ("submitted", "screening"),
    ]
    assert "shortlisted" in {one["status"] for one in found["next_steps"]}


def test_in_english_stages_are_called_as_english_readers_know_them(furnished: Office, program: Made) -> None:
    assert program().reads("/applications/glo3-00002", language="en")["stage"] == "Screening"


def test_a_draft_is_nobodys_business_yet(furnished: Office, program: Made) -> None:
    assert program().get("/applications/GLO3-00004").status_code == 404


def test_a_photo_can_be_fetched_by_who_may_read_the_application(furnished: Office, program: Made) -> None:
    known = program()
    file = known.reads("/applications/GLO3-00001")["files"][0]["id"]
    response = known.get(f"/applications/GLO3-00001/files/{file}")
    assert (response.mimetype, response.data[:3]) == ("image/jpeg", b"\xff\xd8\xff")
    assert known.get(f"/applications/GLO3-00002/files/{file}").status_code == 404


def test_a_move_goes_through_the_door_and_says_by_whom(furnished: Office, program: Made) -> None:
    response = moved(program(), 1, "screening")
    assert (response.status_code, response.json["status"]) == (200, "screening")
    with furnished.rows() as session:
        event = session.get_one(Application, 1).events[-1]
        assert (event.kind, event.staff_id, event.detail["program"]) == ("moved", None, "call centre")
        assert (event.detail["before"], event.detail["after"]) == ("submitted", "screening")
    assert furnished.rung == 1
    page = furnished.visitor().reads("/console/applications/1")
    assert "call centre" in page


def test_who_read_an_older_state_is_told_and_nothing_happens(furnished: Office, program: Made) -> None:
    known = program()
    old = known.reads("/applications/GLO3-00001")["revision"]
    assert moved(known, 1, "screening").status_code == 200
    late = known.post("/applications/GLO3-00001/moves", {"to": "more_information", "revision": old, "reason": "x"})
    assert (late.status_code, late.json["type"], late.json["status"]) == (409, "urn:samak:problem:changed", 409)
    assert late.json["application"]["status"] == "screening"
    assert known.reads("/applications/GLO3-00001")["status"] == "screening"


def test_a_step_that_may_not_follow_names_those_that_may(furnished: Office, program: Made) -> None:
    response = moved(program(), 1, "shortlisted")
    assert (response.status_code, response.json["type"]) == (409, "urn:samak:problem:may_not_follow")
    assert "screening" in response.json["next"]
    assert moved(program(), 1, "no-such-stage").status_code == 409


def test_a_step_that_needs_a_reason_says_so(furnished: Office, program: Made) -> None:
    response = moved(program(), 2, "not_selected")
    assert (response.status_code, response.json["missing"]) == (422, ["reason"])
    assert moved(program(), 2, "not_selected", reason="เอกสารไม่ครบ").status_code == 200


def test_the_applicant_is_told_now_later_or_not_at_all(furnished: Office, program: Made) -> None:
    known = program()
    moved(known, 1, "screening", tell="now", message="รับไว้ตรวจแล้วค่ะ")
    moved(known, 2, "not_selected", tell="later", message="ขออภัยค่ะ", reason="มติ")
    moved(known, 3, "screening", reason="ดูใหม่")
    with furnished.rows() as session:
        assert [one.text for one in session.scalars(select(Message))] == ["รับไว้ตรวจแล้วค่ะ"]
        assert [(one.application_id, one.text) for one in session.scalars(select(Letter))] == [(2, "ขออภัยค่ะ")]


def test_the_stage_is_told_to_who_knows_number_and_phone(furnished: Office, program: Made) -> None:
    response = program().post("/status", {"reference": "glo3-00002", "phone_last4": "0001"})
    assert (response.status_code, response.json["status"]) == (200, "screening")
    assert set(response.json) == {"reference", "programme", "status", "say", "since"}
    assert response.json["say"] != ""


def test_a_wrong_phone_is_answered_as_a_number_that_is_not_there(furnished: Office, program: Made) -> None:
    known = program()
    wrong = known.post("/status", {"reference": "GLO3-00002", "phone_last4": "9999"})
    absent = known.post("/status", {"reference": "GLO3-09999", "phone_last4": "0001"})
    assert (wrong.status_code, absent.status_code) == (404, 404)
    assert {**wrong.json, "reference": ""} == {**absent.json, "reference": ""}


def test_guessing_phones_is_stopped_after_ten_wrong_ones(furnished: Office, program: Made) -> None:
    known = program()
    codes = [
        known.post("/status", {"reference": "GLO3-00002", "phone_last4": f"{n:04}"}).status_code
        for n in range(9000, 9012)
    ]
    assert codes == [404] * 10 + [429] * 2
    last = known.post("/status", {"reference": "GLO3-00002", "phone_last4": "0001"})
    assert last.json["type"] == "urn:samak:problem:too_many_guesses"
    assert int(last.headers["Retry-After"]) > 0


def test_a_letter_that_waits_is_not_told_before_it_is_sent(furnished: Office, program: Made) -> None:
    known = program()
    moved(known, 2, "not_selected", tell="later", message="ขออภัยค่ะ", reason="มติ")
    told = known.post("/status", {"reference": "GLO3-00002", "phone_last4": "0001"})
    assert told.json["status"] == "screening"
