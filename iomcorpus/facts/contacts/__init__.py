"""Contacts: whom to ask, and how to reach them."""
