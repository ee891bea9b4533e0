"""Who may open what: one table by endpoint. What is not in it is closed to everybody.

Knows roles, what is granted apart, and endpoints; knows no page. What is seen on a page is `models.fence`'s business.
"""

from models.staff import Staff

EVERYBODY = frozenset({"admin", "reviewer", "operator", "observer"})
ALL = frozenset({"admin", "reviewer", "operator"})
REVIEW = frozenset({"admin", "reviewer"})
READ = frozenset({"admin", "reviewer", "observer"})  # pages that only read applications and figures
ADMIN = frozenset({"admin"})

WITHOUT_LOGIN = frozenset({"console.login", "console.enter", "console.static", "console.calendar_feed"})

MAY: dict[str, frozenset[str]] = {
    "console.overview": EVERYBODY,
    "console.figures": READ,
    "console.lookup": ALL,
    "console.applications": READ,
    "console.applications_changed": READ,
    "console.applications_download": READ,
    "console.application": READ,
    "console.choose_export": READ,
    "console.begin_export": READ,
    "console.application_as_pdf": READ,
    "console.application_as_zip": READ,
    "console.files": READ,
    "console.files_list": READ,
    "console.take_file": READ,
    "console.make_file_again": READ,
    "console.stop_file": READ,
    "console.duplicates": REVIEW,
    "console.find_other": REVIEW,
    "console.here": READ,
    "console.merge_both": REVIEW,
    "console.merge_page": REVIEW,
    "console.settle_pair": REVIEW,
    "console.side_by_side": REVIEW,
    "console.undo_pair": REVIEW,
    "console.change_answer": REVIEW,
    "console.make_change": REVIEW,
    "console.timeline": READ,
    "console.visits": REVIEW,
    "console.visit_route": REVIEW,
    "console.visit": REVIEW,
    "console.name_the_day": REVIEW,
    "console.call_visit_off": REVIEW,
    "console.reopen_visit": REVIEW,
    "console.offer_visit": REVIEW,
    "console.send_offer": REVIEW,
    "console.visit_field": REVIEW,
    "console.keep_finding": REVIEW,
    "console.add_visit_photo": REVIEW,
    "console.drop_visit_photo": REVIEW,
    "console.finish_visit": REVIEW,
    "console.renew_calendar_link": REVIEW,
    "console.drop_calendar_link": REVIEW,
    "console.targets": EVERYBODY,
    "console.new_activity": REVIEW,
    "console.activity": REVIEW,
    "console.log_activity": REVIEW,
    "console.change_activity": REVIEW,
    "console.publish_targets": REVIEW,
    "console.move": REVIEW,
    "console.make_move": REVIEW,
    "console.correct": REVIEW,
    "console.ask_correction": REVIEW,
    "console.let_in_late": REVIEW,
    "console.letters": REVIEW,
    "console.check_letters": REVIEW,
    "console.send_letters": REVIEW,
    "console.letter": REVIEW,
    "console.change_letter": REVIEW,
    "console.reviews": REVIEW,
    "console.review": REVIEW,
    "console.keep_review": REVIEW,
    "console.finish_review": REVIEW,
    "console.put_aside": REVIEW,
    "console.resume_review": REVIEW,
    "console.wish": REVIEW,
    "console.review_results": REVIEW,
    "console.assignments": ADMIN,
    "console.preview_assignment": ADMIN,
    "console.assign": ADMIN,
    "console.add_note": REVIEW,
    "console.write_to_applicant": REVIEW,
    "console.attachment": EVERYBODY,
    "console.thumbnail": EVERYBODY,
    "console.conversations": ALL,
    "console.conversation": ALL,
    "console.newer_messages": ALL,
    "console.reply": ALL,
    "console.take_over": ALL,
    "console.hand_back": ALL,
    "console.deliveries": ALL,
    "console.delivery_state": ALL,
    "console.send_again": ALL,
    "console.do_not_send": ALL,
    "console.operations_page": ALL,
    "console.send_all_again": ALL,
    "console.set_aside": REVIEW,
    "console.replay": REVIEW,
    "console.misses": ALL,
    "console.miss": ALL,
    "console.teach": ALL,
    "console.write_answer": REVIEW,
    "console.settle_miss": ALL,
    "console.staff": ADMIN,
    "console.add_staff": ADMIN,
    "console.keys": ADMIN,
    "console.make_key": ADMIN,
    "console.revoke_key": ADMIN,
    "console.change_staff": ADMIN,
    "console.account": EVERYBODY,
    "console.change_password": EVERYBODY,
    "console.change_preferences": EVERYBODY,
    "console.log_out": EVERYBODY,
    "console.log_out_everywhere": EVERYBODY,
    "console.nowhere": EVERYBODY,
    "hotline.desk": ALL,
    "hotline.search": ALL,
    "hotline.no_answer": ALL,
    "hotline.nowhere": EVERYBODY,
}


BY_GRANT = dict.fromkeys(  # an observer opens these only where it was granted
    ("console.applications_download", "console.choose_export", "console.begin_export", "console.files",
     "console.files_list", "console.take_file", "console.make_file_again", "console.stop_file",
     "console.application_as_pdf", "console.application_as_zip"), "downloads",
)  # fmt: skip

WHOLE_SERVICE = frozenset({  # what no programme can be told from: closed to whoever is limited to some
    "console.staff", "console.add_staff", "console.change_staff", "console.keys", "console.make_key",
    "console.revoke_key", "console.set_aside", "console.replay",
    "console.operations_page", "console.send_all_again",
})  # fmt: skip


def may(staff: Staff, endpoint: str | None) -> bool:
    """Whether this person may open it at all; which rows they see there is another matter."""
    if staff.role not in MAY.get(endpoint or "", ()) or (staff.programmes and endpoint in WHOLE_SERVICE):
        return False
    return endpoint not in BY_GRANT or staff.has(BY_GRANT[endpoint])
