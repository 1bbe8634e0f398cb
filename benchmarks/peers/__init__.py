"""iomcorpus beside other programs that do a part of its work: how right they are, and how fast.

All are asked about the same texts, each in a process of its own (`fact_adapters.py`, `copy_adapters.py`). The others
live in an environment that `make peers` makes; without it their rows say so.
"""

# Its modules: `tools` lists who is asked, `ask` runs one of them, `facts` and `copies` mark the answers.
