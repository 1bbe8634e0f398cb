"""What all tests have in common."""

from __future__ import annotations

import os

# Tests in this process must not hear of the settings of whoever runs them; where annotations lie is for the tests.
for name in [name for name in os.environ if name.startswith("IOMCORPUS_") and name != "IOMCORPUS_SEEDS"]:
    del os.environ[name]
