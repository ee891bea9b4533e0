"""Site visits: days, the calendar, what is found in the field."""
