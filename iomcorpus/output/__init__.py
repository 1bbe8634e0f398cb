"""Rows become what a person or a program reads: lines on a stream, tables on a terminal, files on a disk."""
