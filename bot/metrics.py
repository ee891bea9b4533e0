"""What is counted and timed in this process, for Prometheus. Knows names of kinds and outcomes, never of people."""

from prometheus_client import CollectorRegistry, Counter, Histogram, start_http_server

REGISTRY = CollectorRegistry()

EVENTS = Counter("samak_events", "Events received", ["channel", "kind"], registry=REGISTRY)
REFUSED = Counter("samak_refused", "Webhook calls refused", ["channel", "why"], registry=REGISTRY)
HANDLED = Counter("samak_handled", "Events handled", ["outcome"], registry=REGISTRY)
ANSWERS = Counter("samak_answers", "Questions by band", ["band"], registry=REGISTRY)
DELIVERED = Counter("samak_delivered", "Calls to platforms", ["channel", "via", "outcome"], registry=REGISTRY)
HANDLING = Histogram("samak_handling_seconds", "From claim to saved reply", registry=REGISTRY)
REPLYING = Histogram("samak_replying_seconds", "From event received to reply called out", registry=REGISTRY)


def serve(port: int) -> None:
    """The counters of a process that has no web side, on this machine's own address."""
    start_http_server(port, addr="127.0.0.1", registry=REGISTRY)
