"""All tables by one import, so that the metadata is whole. Knows nothing else."""

from models import application, conversation, faq, inbox, looks, outbox, post, programme, pulse, review, rubric, staff
from models.base import Base

metadata = Base.metadata
MODULES = (application, conversation, faq, inbox, looks, outbox, post, programme, pulse, review, rubric, staff)
