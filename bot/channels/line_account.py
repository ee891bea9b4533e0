"""What LINE tells about the account itself: whether our token works, how many messages the month still allows.

Knows three addresses; sends no message.
"""

import requests

from bot.channels.reading import count

PATIENCE = (3.0, 10.0)  # seconds to connect, to answer


def examine(session: requests.Session, base: str) -> str:
    """Empty where our credentials work, else what LINE says. Never raises."""
    try:
        answer = session.get(f"{base}/v2/bot/info", timeout=PATIENCE, allow_redirects=False)
    except requests.RequestException as error:
        return f"no answer ({type(error).__name__})"
    return "" if answer.ok else f"refused with {answer.status_code}"


def left(session: requests.Session, base: str) -> int | None:
    """None where there is no limit or no answer. Never raises."""
    try:
        allowed, used = _told(session, base, "quota"), _told(session, base, "quota/consumption")
    except (requests.RequestException, RecursionError):
        return None
    most, sent = count(allowed, "value"), count(used, "totalUsage")
    return None if most is None or sent is None else max(0, most - sent)


def _told(session: requests.Session, base: str, what: str) -> object:
    answer = session.get(f"{base}/v2/bot/message/{what}", timeout=PATIENCE, allow_redirects=False)
    return answer.json() if answer.ok else None
