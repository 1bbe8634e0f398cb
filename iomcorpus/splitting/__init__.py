"""A capture becomes records and furniture: marks on paragraphs, cues for borders, borders decided together."""
