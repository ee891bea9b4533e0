"""Targets of a programme against what was done."""
