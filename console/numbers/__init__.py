"""Figures: the first page, one round, how the service is doing."""
