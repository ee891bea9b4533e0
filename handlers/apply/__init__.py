"""Applying by chat, from “สมัคร” to the reference number and after: the application is the conversation's state."""

from handlers.apply.afterwards import begin as change_sent
from handlers.apply.afterwards import correct, reopened
from handlers.apply.afterwards import go_on as go_on_changing
from handlers.apply.beginning import consenting, settle_consent, start, wanted
from handlers.apply.closing import told as with_closing_told
from handlers.apply.consent import again as with_consent_again
from handlers.apply.correcting import answered as answers_correction
from handlers.apply.correcting import ordered as wants_to_correct
from handlers.apply.correcting import told as with_correction_told
from handlers.apply.leaving import (
    nothing_to_cancel,
    restore,
    wants_to_cancel_nothing,
    wants_to_restore,
    wants_to_withdraw,
    withdraw,
)
from handlers.apply.likely import told as with_likely_told
from handlers.apply.sending import take_back, wants_it_back
from handlers.apply.talking import drafting, go_on, paused_order
from handlers.apply.which_sent import pressed as pressed_on_sent
from handlers.apply.which_sent import wanted as wants_to_change_sent

__all__ = [
    "answers_correction", "change_sent", "consenting", "correct", "drafting", "go_on", "go_on_changing",
    "nothing_to_cancel", "paused_order", "pressed_on_sent", "reopened", "restore", "settle_consent", "start",
    "take_back", "wanted", "wants_it_back", "wants_to_cancel_nothing", "wants_to_change_sent",
    "wants_to_correct", "wants_to_restore", "wants_to_withdraw", "with_closing_told", "with_consent_again",
    "with_correction_told", "with_likely_told", "withdraw",
]  # fmt: skip
