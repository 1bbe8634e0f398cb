"""Organisations, by name and by acronym."""
