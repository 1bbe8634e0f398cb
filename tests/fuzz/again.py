"""The inputs that the fuzzer has kept, once more: `python again.py TARGET...`, as under coverage.py."""

from __future__ import annotations

import sys
from contextlib import suppress

from campaign import KEPT


def main() -> None:
    from targets import TARGETS

    for name in sys.argv[1:]:
        for path in sorted((KEPT / "corpus" / name).iterdir()):
            with suppress(Exception):  # what fails has been told
                TARGETS[name](path.read_bytes())


if __name__ == "__main__":
    main()
