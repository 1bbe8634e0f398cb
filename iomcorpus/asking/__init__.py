"""Asking: a query becomes a tree (`query`), and the tree SQL for a store (`sql`) or a scan of JSON Lines (`scan`)."""
