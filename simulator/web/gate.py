"""The simulator's one guard: it is there for this machine only.

Knows addresses and the headers that betray a way in from outside; knows no page.
"""

import ipaddress

from flask import Request

# Whoever comes through a tunnel or a proxy also comes from this machine: these headers tell.
_FORWARDED = ("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-Ip", "Cf-Connecting-Ip")


def is_local(request: Request) -> bool:
    """Whether both the client and the host it asked for are this machine, with nothing between."""
    between = any(name in request.headers for name in _FORWARDED)
    return not between and _is_loopback(request.remote_addr or "") and _is_loopback(_name_of(request.host))


def is_same_page(request: Request) -> bool:
    """Whether a change is asked for by our own page and not by another site that is open beside it."""
    return request.headers.get("X-Simulator") == "1" and request.headers.get("Sec-Fetch-Site", "same-origin") in {
        "same-origin",
        "none",
    }


def _name_of(host: str) -> str:
    """The host without its port."""
    if host.startswith("["):
        return host[1:].partition("]")[0]
    return host.partition(":")[0]


def _is_loopback(name: str) -> bool:
    if name == "localhost":
        return True
    try:
        address = ipaddress.ip_address(name)
    except ValueError:
        return False
    mapped = getattr(address, "ipv4_mapped", None)
    return (mapped or address).is_loopback
