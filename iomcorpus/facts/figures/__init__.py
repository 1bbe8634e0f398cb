"""Figures: how many or how much of what, outside the dates."""
