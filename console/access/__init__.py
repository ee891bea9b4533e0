"""Who comes in: logging in and out, accounts, passwords, keys for other programs."""
