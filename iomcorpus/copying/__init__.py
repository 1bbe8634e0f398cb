"""Copies brought up to the records of a store (`update`: `compare`, then `decide`), or of a stream (`stream`)."""
