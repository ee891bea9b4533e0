"""Who may open what: one table by endpoint. What is not in it is closed to everybody.

Knows roles and endpoints; knows no person.
"""

ALL = frozenset({"admin", "reviewer", "operator"})
REVIEW = frozenset({"admin", "reviewer"})
ADMIN = frozenset({"admin"})

WITHOUT_LOGIN = frozenset({"console.login", "console.enter", "console.static"})

MAY: dict[str, frozenset[str]] = {
    "console.overview": ALL,
    "console.figures": REVIEW,
    "console.lookup": ALL,
    "console.applications": REVIEW,
    "console.applications_changed": REVIEW,
    "console.applications_download": REVIEW,
    "console.application": REVIEW,
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
    "console.attachment": ALL,
    "console.thumbnail": ALL,
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
    "console.change_staff": ADMIN,
    "console.account": ALL,
    "console.change_password": ALL,
    "console.change_preferences": ALL,
    "console.log_out": ALL,
    "console.log_out_everywhere": ALL,
    "console.nowhere": ALL,
    "hotline.desk": ALL,
    "hotline.search": ALL,
    "hotline.no_answer": ALL,
    "hotline.nowhere": ALL,
}


def may(role: str, endpoint: str | None) -> bool:
    return role in MAY.get(endpoint or "", ())
