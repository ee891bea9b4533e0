"""What is remembered, and what may become of it. Knows no web, no channel, no matcher and no form engine."""
