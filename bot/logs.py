"""How things are logged: structured, on standard error, and never a person's words, name, number or token.

Knows the format; what is logged is said where it happens.
"""

import logging
import sys
from collections.abc import MutableMapping
from typing import Any

import structlog

NEVER = frozenset({"text", "body", "name", "phone", "token", "password", "answers", "payload", "said", "address"})


def without_words(_logger: Any, _method: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """The last guard: a field that could hold somebody's words is left out."""
    for key in NEVER.intersection(event):
        event[key] = "(left out)"
    return event


def set_up(form: str = "auto") -> None:
    """form: json, plain, or auto (plain in a terminal, else json)."""
    plain = form == "plain" or (form == "auto" and sys.stderr.isatty())
    renderer: Any = structlog.dev.ConsoleRenderer(exception_formatter=structlog.dev.plain_traceback)
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            without_words,
            *([] if plain else [structlog.processors.dict_tracebacks]),
            renderer if plain else structlog.processors.JSONRenderer(ensure_ascii=False),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        logger_factory=structlog.WriteLoggerFactory(file=sys.stderr),
        cache_logger_on_first_use=False,
    )
    logging.basicConfig(level=logging.WARNING, stream=sys.stderr, format="%(levelname)s %(name)s %(message)s")
