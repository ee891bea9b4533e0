"""The board: order, decision, minutes, and offered places."""
