"""Identity: the persons of records as persons of the corpus."""
