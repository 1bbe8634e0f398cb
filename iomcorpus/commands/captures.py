"""`captures`: what each capture adds to the corpus."""

from __future__ import annotations

from iomcorpus.commands.options import LIMITED_FORM, Given, settle_form, takes

EXAMPLES = ("iomcorpus captures", "iomcorpus captures | jq 'select(.only_here == 0).name'")


@takes(printing=LIMITED_FORM)
def captures(*, printing: Given) -> int:
    """Say of each capture how many records it has, how many no other has, and what it gives to copies of the others."""
    from iomcorpus.corpus import Corpus
    from iomcorpus.output.form import print_all
    from iomcorpus.output.rows import CAPTURE

    settings, form = settle_form(printing, CAPTURE)
    print_all(Corpus(settings.db).captures(), form, CAPTURE, "captures")
    return 0
