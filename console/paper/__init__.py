"""Documents for printing and signing. Knows paper; knows no page of the desks and no rights."""
