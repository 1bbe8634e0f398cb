"""The entry point: the short way for what is plain, the commands for all else."""

from __future__ import annotations

import sys


def main() -> int:
    """Run the command line and give its exit status."""
    try:
        from iomcorpus.fast import answer, leave

        status = answer(sys.argv[1:])
        if status is not None:
            leave(status)
        from iomcorpus.cli import main as run

        status = run()
    except KeyboardInterrupt:
        status = 130
    return status


if __name__ == "__main__":
    sys.exit(main())
