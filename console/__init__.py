"""The desks: what staff and operators see. Knows models, answers and forms; knows no channel and no handler."""

from console.access.accounts import create_staff
from console.desk import Desk, Knowledge
from console.opening import register

__all__ = ["Desk", "Knowledge", "create_staff", "register"]
