"""Applying by chat, from “สมัคร” to the reference number: the draft application is the conversation's state."""

from handlers.apply.beginning import consenting, settle_consent, start, wanted, with_consent_again
from handlers.apply.consent import waiting as waiting_for_consent
from handlers.apply.leaving import (
    nothing_to_cancel,
    restore,
    wants_to_cancel_nothing,
    wants_to_restore,
    wants_to_withdraw,
    withdraw,
)
from handlers.apply.sending import take_back, wants_it_back
from handlers.apply.talking import drafting, go_on, paused_order

__all__ = [
    "consenting", "drafting", "go_on", "nothing_to_cancel", "paused_order", "restore", "settle_consent", "start",
    "take_back", "waiting_for_consent", "wanted", "wants_it_back", "wants_to_cancel_nothing", "wants_to_restore",
    "wants_to_withdraw", "with_consent_again", "withdraw",
]  # fmt: skip
