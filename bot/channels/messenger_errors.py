"""What follows from each error that Messenger answers with, by code and subcode. Knows codes; reads no answer."""

from typing import Any

SOON, LATER, MUCH_LATER = 60.0, 300.0, 900.0  # seconds
STOP: dict[str, Any] = {"permanent": True}
GONE: dict[str, Any] = {"permanent": True, "unreachable": True}
CLOSED: dict[str, Any] = {"permanent": True, "closed": True}
STAFF: dict[str, Any] = {"permanent": True, "alarm": True}
PERHAPS: dict[str, Any] = {"unsure": True}

# (code, subcode), None for any; the most exact one counts
ERRORS: dict[tuple[int | None, int | None], dict[str, Any]] = {
    (1, None): PERHAPS,  # unknown
    (1, 1357046): PERHAPS,  # an invalid answer inside the platform, the message maybe sent
    (2, None): {"retry_after": SOON},  # temporary
    (4, None): {"retry_after": SOON},  # too many calls of the app
    (613, None): {"retry_after": SOON},  # too many calls, also to one person (2534040)
    (613, 2018338): STAFF,  # tags abused
    (10, None): STAFF,  # not permitted
    (10, 2018278): CLOSED,  # outside the 24 hours
    (10, 2534022): CLOSED,  # the same on Instagram
    (10, 2018065): CLOSED,  # the same, for pages without permission to write later
    (10, 2018108): GONE,  # cannot receive now
    (10, 1893063): {"alarm": True, "retry_after": MUCH_LATER},  # the page is restricted for a time
    (100, None): STOP,  # a parameter, or a tag that is no more
    (100, 2018001): GONE,  # nobody of that id with this page
    (190, None): STAFF,  # the token
    (200, None): STAFF,  # a role or a permission
    (200, 1545041): GONE,
    (551, None): GONE,  # blocked us or closed the account
    (None, 2018300): {"retry_after": LATER},  # another app has the talk
    (None, 2018321): {"retry_after": LATER},  # the platform's own questions are running
}
