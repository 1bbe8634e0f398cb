"""People: names that stand for human beings, with their posts, and who of a record's names are one person."""
