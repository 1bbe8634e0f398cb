"""From files to lines: which captures there are, and their lines as decoded."""
