"""Conversations: the transcript, answering, what did not arrive, what was sent along."""
