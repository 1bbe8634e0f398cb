"""A page to look at: one file that holds its data, its script and its looks, and asks nothing of any network."""
