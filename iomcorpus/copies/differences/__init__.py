"""What two texts have in common and where they differ, word by word: shared passages, differing spans, and the dates,
figures and names in which both agree or contradict each other.

`words` are those of a record with their places in the raw lines, `alignment` is the way from one text to the other. On
these rest the diff, as rows (`diff`) and as `paragraphs` for a reader, the `passages` that both share, and `facts` with
their `agreement`. `explain` joins them to say what two records are to each other.
"""
