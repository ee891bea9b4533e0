"""A stand-in LINE and Messenger platform with a page to chat in. For the demo and for tests; speaks HTTP only."""

from simulator.config import PERSONAS, Persona, SimulatorConfig
from simulator.faults import Fault
from simulator.line import FakeLine
from simulator.messenger import FakeMessenger
from simulator.web import blueprint
from simulator.wire import Answer, Webhook

__all__ = [
    "PERSONAS",
    "Answer",
    "FakeLine",
    "FakeMessenger",
    "Fault",
    "Persona",
    "SimulatorConfig",
    "Webhook",
    "blueprint",
]
