"""How fast iomcorpus is, beside the plainest tools that could do a part of its work. Run by `make bench`."""
