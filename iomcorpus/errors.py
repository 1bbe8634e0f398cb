"""The one error that people see: a line that says what is wrong, where, and what to do."""


class CorpusError(Exception):
    """Input or use that cannot be carried out; its text is one line for a person.

    Raised in a stage, caught once in `cli.py` (exit status 2), never shown with a traceback. Lines `below` show where:
    a query and the caret under what is wrong in it, made safe for terminals already.
    """

    def __init__(self, message: str, below: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.below = below
