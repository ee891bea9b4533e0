"""Reading and scoring: who reads what, what they score, who may see it."""
