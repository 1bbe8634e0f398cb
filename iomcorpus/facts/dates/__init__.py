"""Dates: spans that name a point or a period on the calendar (`find`), and what they mean (`calendar`)."""
