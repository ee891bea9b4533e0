"""The door for other programs: JSON under /api/v1/, by key and never by cookie. Knows no page of the desks."""
