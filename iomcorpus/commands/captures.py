"""`captures`: what each capture adds to the corpus."""

from __future__ import annotations

from iomcorpus.commands.options import LIMITED_FORM, Given, settle_form, takes

EXAMPLES = ("iomcorpus captures", "iomcorpus captures | jq -c 'select(.only_here == 0) | [.name, .also_in]'")


@takes(printing=LIMITED_FORM)
def captures(*, printing: Given) -> int:
    """Say what each capture adds to the corpus.

    How many records it has, how many of them no capture before it has by name (new) and no other at all (only here),
    which others have how many of them, and what copies elsewhere take from it: dates and e-mail addresses.
    """
    from iomcorpus.corpus import Corpus
    from iomcorpus.output.form import print_all
    from iomcorpus.output.rows import CAPTURE

    settings, form = settle_form(printing, CAPTURE)
    print_all(Corpus(settings.db).captures(), form, CAPTURE, "captures")
    return 0
