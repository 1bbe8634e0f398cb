"""Opening a store, to read or to write, and telling in a line what is wrong with a file that is none.

Open for writing it is in WAL mode, so readers are never locked out; closed it is one plain file, which opens on a
read-only or full medium. Reading stands on the fast path, so nothing heavy is imported here.
"""

from __future__ import annotations

import os
import sqlite3

from iomcorpus.errors import CorpusError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

APPLICATION_ID = 0x696F6D63  # "iomc"
SCHEMA_VERSION = 8
HEAD = b"SQLite format 3\0"  # of every file that SQLite has written to
NOT_SQLITE = "file is not a database"  # as SQLite says it
OLDEST_SQLITE = (3, 37)  # the first with STRICT tables
PATIENCE = 30.0  # seconds that a writer waits for another
AT_ONCE = 0.1  # seconds after which a wait is worth a note
# What SQLite raises; the second where the very message quotes damaged text.
FAILURES = (sqlite3.Error, UnicodeDecodeError)
SCHEMA = os.path.join(os.path.dirname(__file__), "schema.sql")


class Store(sqlite3.Connection):
    """A connection that knows its file, and whom to tell when it has to wait."""

    path: str = ""
    note: Callable[[str], None] | None = None


def open_for_reading(path: str) -> Store:
    """The store, to read only; it takes no lock that a writer would wait for."""
    _must_be_there(path)
    try:
        return _checked(_connect(path, "mode=ro"))
    except sqlite3.OperationalError as error:
        # A store that a writer left in WAL mode wants a file beside it, which a read-only or full medium refuses.
        # Without a log beside it nothing is missing from the file itself.
        if _is_locked(error):
            raise told(error, path) from None
        if _has_log(path):
            raise CorpusError(
                f"{path}: a writer was stopped, and what it left in {path}-wal cannot be brought in here ({error}). "
                "Make room, or copy both to where they can be written."
            ) from None
    except FAILURES as error:
        raise told(error, path) from None
    try:
        return _checked(_connect(path, "mode=ro&immutable=1"))
    except FAILURES as error:
        raise told(error, path) from None


def open_for_writing(path: str, note: Callable[[str], None] | None = None) -> Store:
    """The store, made if it is not there. `note` is told when another writer has to be waited for."""
    if os.path.isdir(path):
        raise CorpusError(f"{path}: a folder, not a store. Name a file with --db.")
    if sqlite3.sqlite_version_info < OLDEST_SQLITE:
        raise CorpusError(f"Python's SQLite is {sqlite3.sqlite_version}, 3.37 or newer is needed. Use another Python.")
    store: Store | None = None
    close: Callable[[Store], None] = sqlite3.Connection.close
    try:
        store = _connect(path, "mode=rwc")
        store.note = note
        new = _is_unmade(store)
        if new:
            _must_not_be_text(path)
        else:
            _check(store)
        close = close_writer  # it is ours by now: what fails must not leave it in WAL mode
        patiently(store, "PRAGMA journal_mode = WAL")
        store.execute("PRAGMA synchronous = FULL")  # an acknowledged capture stays through power loss; costs about 7 %
        store.execute("PRAGMA foreign_keys = ON")
        if new:
            _create(store)
    except (*FAILURES, CorpusError) as error:
        if store is not None:
            close(store)
        raise (error if isinstance(error, CorpusError) else told(error, path)) from None
    return store


def is_made(path: str) -> bool:
    """Whether a store is there to be read: a writer that was stopped at its first step leaves a file without tables."""
    if not os.path.exists(path) or (os.path.isfile(path) and os.path.getsize(path) == 0):
        return False
    if os.path.isdir(path):
        return True  # opening it says what it is
    try:
        store = _connect(path, "mode=ro")
        try:
            return not _is_unmade(store)
        finally:
            store.close()
    except FAILURES:
        return True  # opening it says what is wrong


def close_writer(store: sqlite3.Connection) -> None:
    """Bring everything into the one file. Where others have it open the last of them does that."""
    try:
        store.execute(f"PRAGMA busy_timeout = {int(AT_ONCE * 1000)}")  # nobody is kept by those who read for long
        store.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        store.execute("PRAGMA journal_mode = DELETE").fetchone()
    except sqlite3.Error:
        pass  # in use, or no room: what was committed is safe in the log
    finally:
        store.close()


def bring_in(path: str) -> None:
    """Bring into the one file what a writer that was killed has left in a log beside it, where that can be done here.

    Who copies the file alone then has all of it.
    """
    if os.path.exists(f"{path}-wal") and is_made(path):
        try:
            store = open_for_writing(path)
        except CorpusError:
            return  # whoever opens it is told
        close_writer(store)


def patiently(store: sqlite3.Connection, statement: str) -> None:
    """Run a statement that has to wait while another writes, and say so when it does."""
    try:
        store.execute(f"PRAGMA busy_timeout = {int(AT_ONCE * 1000)}")
        store.execute(statement)
    except sqlite3.OperationalError as error:
        if not _is_locked(error):
            raise
        if isinstance(store, Store) and store.note:
            store.note(f"{store.path}: another iomcorpus is writing, waiting up to {PATIENCE:.0f} s")
        store.execute(f"PRAGMA busy_timeout = {int(PATIENCE * 1000)}")
        store.execute(statement)
    finally:
        store.execute(f"PRAGMA busy_timeout = {int(PATIENCE * 1000)}")


def told(error: Exception, path: str) -> CorpusError:
    """A failure of SQLite in words for a person."""
    text = str(error)
    if NOT_SQLITE in text:
        return CorpusError(f"{path}: not a store of iomcorpus, nor any SQLite file. Name another with --db.")
    if _is_locked(error):
        return CorpusError(f"{path}: another program has been writing to it for {PATIENCE:.0f} s. Try again later.")
    if "full" in text or "disk I/O" in text:
        return CorpusError(
            f"{path}: the disk is full or fails ({text}). What was saved before is intact; make room and run it again."
        )
    if "readonly" in text or "unable to open" in text:
        return CorpusError(
            f"{path}: cannot be opened here ({text}). Check the permissions of the file and its folder, or copy it."
        )
    return CorpusError(
        f"{path}: the store is damaged ({text}). See: iomcorpus verify; else remove it and run iomcorpus split again."
    )


def _is_locked(error: Exception) -> bool:
    return "locked" in str(error) or "busy" in str(error)


def _must_be_there(path: str) -> None:
    try:
        empty = os.stat(path).st_size == 0
    except OSError as error:
        if not isinstance(error, FileNotFoundError | NotADirectoryError):
            raise CorpusError(
                f"{path}: cannot be opened ({error.strerror}). Check the permissions of its folder."
            ) from None
        raise CorpusError(f"{path}: there is no store yet. Make it with: iomcorpus split CAPTURE...") from None
    except ValueError:  # a NUL in it
        raise CorpusError(f"{path!r}: not a file name. Name the store with --db.") from None
    if os.path.isdir(path):
        raise CorpusError(f"{path}: a folder, not a store. Name a file with --db.")
    if empty and not os.path.exists(f"{path}-wal"):
        raise _empty(path)


def _has_log(path: str) -> bool:
    """Whether a log lies beside the store with something in it."""
    try:
        return os.stat(f"{path}-wal").st_size > 0
    except OSError:
        return False


def _empty(path: str) -> CorpusError:
    return CorpusError(f"{path}: empty, there is nothing in it yet. Fill it with: iomcorpus split CAPTURE...")


def _connect(path: str, options: str) -> Store:
    quoted = path.replace("%", "%25").replace("?", "%3f").replace("#", "%23")
    place = f"//{quoted}" if path.startswith("/") else quoted
    store = sqlite3.connect(f"file:{place}?{options}", uri=True, timeout=PATIENCE, isolation_level=None, factory=Store)
    store.path = path
    return store


def _checked(store: Store) -> Store:
    try:
        _check(store)
    except (*FAILURES, CorpusError):
        store.close()
        raise
    return store


def _is_unmade(store: Store) -> bool:
    """Whether it has no tables yet: its maker is about to write them, or was stopped before that."""
    application = store.execute("PRAGMA application_id").fetchone()[0]
    return not application and not store.execute("SELECT EXISTS (SELECT 1 FROM sqlite_schema)").fetchone()[0]


def _must_not_be_text(path: str) -> None:
    """A text of less than a page has no tables either, in the eyes of SQLite, which would write over it."""
    if not os.path.isfile(path):
        return  # it is in memory
    with open(path, "rb") as file:
        head = file.read(len(HEAD))
    if head and head != HEAD:
        raise sqlite3.DatabaseError(NOT_SQLITE)


def _check(store: Store) -> None:
    application = store.execute("PRAGMA application_id").fetchone()[0]
    version = store.execute("PRAGMA user_version").fetchone()[0]
    if _is_unmade(store):
        _must_not_be_text(store.path)
        raise _empty(store.path)
    if application != APPLICATION_ID:
        raise CorpusError(
            f"{store.path}: not a store of iomcorpus, but an SQLite file of another kind. Name another with --db."
        )
    if version > SCHEMA_VERSION:
        raise CorpusError(
            f"{store.path}: from a newer iomcorpus (schema {version}, this one reads {SCHEMA_VERSION}). "
            "Upgrade, or name another with --db."
        )
    if version < SCHEMA_VERSION:
        raise CorpusError(
            f"{store.path}: from an older iomcorpus (schema {version}, this one reads {SCHEMA_VERSION}). "
            "Remove it and run: iomcorpus split CAPTURE..."
        )


def _create(store: Store) -> None:
    """Make the tables, all or nothing; another writer may have been first."""
    with open(SCHEMA, encoding="utf-8") as file:
        schema = file.read()
    patiently(store, "BEGIN IMMEDIATE")
    try:
        if store.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0] == 0:
            for statement in _statements(schema):
                store.execute(statement)
            store.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            store.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
        store.execute("COMMIT")
    except BaseException:
        store.execute("ROLLBACK")
        raise
    _check(store)


def _statements(script: str) -> list[str]:
    """The statements of a script (executescript would commit before the first of them)."""
    found = [""]
    for line in script.splitlines(keepends=True):
        found[-1] += line
        if sqlite3.complete_statement(found[-1]):
            found.append("")
    return [statement for statement in found if statement.strip()]
