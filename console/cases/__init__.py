"""Applications: the list, the page of a single one, and what is done there."""
