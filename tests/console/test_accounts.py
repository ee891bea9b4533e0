"""Names, roles and passwords that may and may not be taken; and an admin's page for them."""

import pytest
from sqlalchemy import func, select

from console import create_staff
from console.access.accounts import NotAcceptable
from console.access.passwords import HASHER as REAL
from console.access.passwords import weakness
from models.looks import Look
from models.staff import Staff, StaffSession
from tests.console import factories
from tests.console.conftest import Office


@pytest.mark.parametrize(
    ("password", "why"),
    [
        ("สั้นไป", "accounts.too_short"),
        ("123456789", "accounts.too_short"),
        ("1234567890", "accounts.too_common"),
        ("abcdefghijkl", "accounts.too_common"),
        ("password2564!", "accounts.too_common"),
        ("qwertyuiop", "accounts.too_common"),
        ("รหัสผ่าน123", "accounts.too_common"),
        ("aaaaaaaaaaaa", "accounts.too_common"),
        ("k3x9k3x9k3x9", "accounts.too_common"),
        ("mangomango", "accounts.too_common"),
        ("xx-somying-xx-1", "accounts.has_name"),
        ("ก" * 257, "accounts.too_long"),
        ("four words of mine", ""),
        (factories.PASSWORD, ""),
        ("p" + "ยาวมากๆ " * 20, ""),
    ],
)
def test_a_weak_password_is_refused_with_its_reason(password: str, why: str) -> None:
    assert weakness("somying", password) == why


def test_passwords_are_hashed_as_owasp_asks() -> None:
    assert (REAL.time_cost, REAL.memory_cost, REAL.parallelism, REAL.type.name) == (2, 19_456, 1, "ID")


@pytest.mark.parametrize(
    ("name", "role", "password", "field"),
    [
        ("a", "admin", factories.PASSWORD, "name"),
        ("with\nbreak\u200b", "admin", factories.PASSWORD, "name"),
        ("SOMYING", "admin", factories.PASSWORD, "name"),
        ("malee", "chief", factories.PASSWORD, "role"),
        ("malee", "admin", "1234567890", "password"),
    ],
)
def test_staff_that_cannot_be_added_leave_nothing_behind(
    office: Office, name: str, role: str, password: str, field: str
) -> None:
    with office.rows() as session:
        factories.staff(session, "somying")
    with pytest.raises(NotAcceptable) as refused, office.rows() as session:
        create_staff(session, name, role, password)
    assert refused.value.field == field
    with office.rows() as session:
        assert session.scalar(select(func.count()).select_from(Staff)) == 1


def test_an_admin_adds_somebody_who_can_then_come_in(office: Office) -> None:
    admin = office.visitor("admin")
    said = admin.post_and_follow(
        "/console/staff", name="malee", shown_name="มาลี", role="operator", password=factories.PASSWORD
    )
    assert "เพิ่ม malee แล้วค่ะ" in said.text
    assert office.stranger().enter("malee").status_code == 302


def test_a_weak_first_password_is_told_beside_its_field_and_the_rest_is_kept(office: Office) -> None:
    response = office.visitor("admin").post(
        "/console/staff", name="malee", shown_name="มาลี", role="operator", password="1234567890"
    )
    assert response.status_code == 422
    assert 'aria-describedby="password-help password-wrong"' in response.text
    assert 'value="malee"' in response.text
    assert 'value="มาลี"' in response.text


def test_shutting_somebody_out_ends_their_log_ins(office: Office) -> None:
    reviewer, admin = office.visitor("reviewer"), office.visitor("admin")
    admin.post("/console/staff/1", active="no")
    assert reviewer.get("/console/").status_code == 302
    admin.post("/console/staff/1", active="yes")
    assert office.stranger().enter("reviewer").status_code == 302


def test_a_new_password_from_the_admin_ends_the_old_log_ins(office: Office) -> None:
    reviewer, admin = office.visitor("reviewer"), office.visitor("admin")
    admin.post("/console/staff/1", password="another long phrase")
    assert reviewer.get("/console/").status_code == 302
    assert office.stranger().enter("reviewer").status_code == 401
    assert office.stranger().enter("reviewer", "another long phrase").status_code == 302


def test_the_role_changes_what_one_may_from_the_next_page_on(office: Office) -> None:
    reviewer, admin = office.visitor("reviewer"), office.visitor("admin")
    assert reviewer.get("/console/applications").status_code == 200
    admin.post("/console/staff/1", role="operator")
    assert reviewer.get("/console/applications").status_code == 403


@pytest.mark.parametrize(
    ("change", "says"),
    [({"active": "no"}, "ปิดบัญชีของตัวเองไม่ได้ค่ะ"), ({"role": "operator"}, "ต้องมีผู้ดูแลระบบอย่างน้อยหนึ่งคนค่ะ")],
)
def test_the_last_admin_cannot_lock_everybody_out(office: Office, change: dict[str, str], says: str) -> None:
    admin = office.visitor("admin")
    assert says in admin.post_and_follow("/console/staff/1", **change).text
    assert admin.get("/console/staff").status_code == 200


def test_one_changes_ones_own_password_and_stays_logged_in_here_only(office: Office) -> None:
    here = office.visitor("reviewer")
    there = office.stranger()
    there.enter("reviewer")
    new = "a new long phrase"
    assert here.post("/console/account/password", old=factories.PASSWORD, new=new, again=new).status_code == 302
    assert here.get("/console/").status_code == 200
    assert there.get("/console/").status_code == 302


@pytest.mark.parametrize(
    ("old", "new", "again", "says"),
    [
        ("wrong", "a new long phrase", "a new long phrase", "รหัสผ่านเดิมไม่ถูกต้องค่ะ"),
        (factories.PASSWORD, "a new long phrase", "another phrase", "รหัสผ่านใหม่สองช่องไม่ตรงกันค่ะ"),
        (factories.PASSWORD, "1234567890", "1234567890", "รหัสผ่านนี้เดาง่ายเกินไปค่ะ"),
    ],
)
def test_a_password_that_cannot_be_changed_says_why(office: Office, old: str, new: str, again: str, says: str) -> None:
    response = office.visitor("reviewer").post("/console/account/password", old=old, new=new, again=again)
    assert response.status_code == 422
    assert says in response.text


def test_language_and_screen_are_ones_own(office: Office) -> None:
    reviewer = office.visitor("reviewer")
    reviewer.post("/console/account/preferences", language="en", theme="dark")
    page = reviewer.reads("/console/")
    assert '<html lang="en" data-theme="dark" data-bs-theme="dark">' in page
    assert "<h1>Overview</h1>" in page


def test_what_admins_do_to_accounts_is_recorded(office: Office) -> None:
    office.visitor("reviewer")
    office.visitor("admin").post("/console/staff/1", role="operator")
    with office.rows() as session:
        look = session.scalars(select(Look)).one()
        assert (look.staff_id, look.what, look.subject) == (2, "change staff", "staff 1")
        assert session.scalar(select(func.count()).select_from(StaffSession)) == 2
