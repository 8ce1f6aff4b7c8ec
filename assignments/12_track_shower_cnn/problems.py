"""What the hidden checks of several tasks draw and share."""

BUDGET = 300_000
