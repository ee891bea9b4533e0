"""What can be done from a terminal: one module a group of commands."""
