"""Letters to applicants: what waits, whom it reaches, sending."""
