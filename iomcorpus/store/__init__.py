"""The store: one SQLite file that holds captures cut into records (`open`, `write`, `read`); `check` proves it."""
