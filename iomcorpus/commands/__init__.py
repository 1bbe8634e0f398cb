"""The verbs of the command line, one file each: options, a call of `corpus.py`, rows out.

A file has a function of its own name, whose docstring is the help, and `EXAMPLES`, with which the help begins.
The function returns the exit status: 0 done, 1 the answer is no. What is wrong is a `CorpusError`.
"""
