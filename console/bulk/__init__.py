"""Many applications at once: frozen, shown beforehand, worked off, taken back."""
