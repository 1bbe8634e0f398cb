"""Copies: which records are the same article, how they are related, which one is kept, and what they know together.

`sketch` turns texts into hashed words, `candidates` finds pairs that may be copies in nearly linear time, `verify`
decides each pair by what its texts share and where their facts differ, `cluster` joins what may be joined.
"""
