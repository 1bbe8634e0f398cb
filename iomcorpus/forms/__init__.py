"""The grammar of small things: dates, names and contacts, used by splitting and, later, by facts."""
