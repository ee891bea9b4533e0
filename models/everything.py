"""All tables by one import, so that the metadata is whole. Knows nothing else."""

from models import (
    activity,
    api_tokens,
    application,
    batches,
    board,
    calendar_link,
    conversation,
    exports,
    faq,
    flags,
    inbox,
    looks,
    minutes,
    offer,
    outbox,
    own_chats,
    pairs,
    post,
    presence,
    programme,
    pulse,
    review,
    rubric,
    seen,
    staff,
    views,
    visit,
)
from models.base import Base

metadata = Base.metadata
MODULES = (
    activity, api_tokens, application, batches, board, calendar_link, conversation, exports, faq, flags, inbox, looks,
    minutes, offer, outbox, own_chats, pairs, post, presence, programme, pulse, review, rubric, seen, staff, views,
    visit,
)  # fmt: skip
