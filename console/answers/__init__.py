"""The answers: read out on the phone, embedded elsewhere, and taught what they lack."""
