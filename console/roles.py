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

_TABLE = (  # who, which desk, which of its pages
    (
        EVERYBODY,
        "console",
        """
        overview palette targets attachment thumbnail account change_password change_preferences log_out
        log_out_everywhere nowhere
    """,
    ),
    (
        EVERYBODY,
        "hotline",
        """
        nowhere
    """,
    ),
    (
        ALL,
        "console",
        """
        lookup conversations conversation newer_messages reply take_over hand_back deliveries delivery_state
        send_again do_not_send operations_page send_all_again misses miss teach settle_miss
    """,
    ),
    (
        ALL,
        "hotline",
        """
        desk search no_answer
    """,
    ),
    (
        READ,
        "console",
        """
        figures stopped applications applications_changed answer_filter choose_columns views keep_view
        change_view applications_download application choose_export begin_export application_as_pdf
        application_as_zip files files_list take_file make_file_again stop_file here timeline
    """,
    ),
    (
        REVIEW,
        "console",
        """
        freeze_batch batch plan_batch begin_batch work_batch undo_batch change_answer make_change duplicates
        find_other side_by_side settle_pair undo_pair merge_page merge_both visits visit_route visit
        name_the_day call_visit_off reopen_visit offer_visit send_offer visit_field keep_finding add_visit_photo
        drop_visit_photo finish_visit renew_calendar_link drop_calendar_link new_activity activity log_activity
        change_activity publish_targets flag_application move make_move correct ask_correction
        corrections_waiting let_in_late letters check_letters send_letters letter change_letter phoned own_chats
        new_chat_code unlink_chat board change_board lay_one settle_tie offers answer_offer move_up reviews
        review keep_review finish_review put_aside resume_review wish review_results add_note write_to_applicant
        set_aside replay write_answer minutes minutes_of_board keep_minutes minutes_file
    """,
    ),
    (
        ADMIN,
        "console",
        """
        open_board_page check_board decide_board assignments preview_assignment assign staff add_staff keys
        make_key revoke_key change_staff
    """,
    ),
)

MAY: dict[str, frozenset[str]] = {f"{desk}.{name}": roles for roles, desk, names in _TABLE for name in names.split()}


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
