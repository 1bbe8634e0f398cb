"""Settings and where each came from: a flag, the environment, the project's file, the user's file, or the default.

The project's file is `iomcorpus.toml` in the working directory, the user's `$XDG_CONFIG_HOME/iomcorpus/config.toml`;
the variables are `IOMCORPUS_DB` and so on. The first of them that says something counts.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Any, NamedTuple

from iomcorpus.errors import CorpusError

PROJECT_FILE = "iomcorpus.toml"
DEFAULTS = {
    "db": "iomcorpus.db",
    "format": "auto",  # a table on a terminal, JSON Lines on a pipe
    "limit": "auto",  # 20 on a terminal, none on a pipe
    "color": "auto",
    "date-order": "auto",  # proved per capture
    "jobs": "auto",  # as many as there are processors
    "pager": "auto",  # $PAGER or less for what is longer than the terminal
}
CHOICES = {
    "format": ("auto", "table", "jsonl", "json", "csv", "tsv", "md"),
    "color": ("auto", "always", "never"),
    "date-order": ("auto", "dmy", "mdy"),
}
LEAST = {"limit": 0, "jobs": 1}  # the keys whose value is a whole number, and the least that it may be
MOST = 10**18  # SQLite counts to 2**63


class Setting(NamedTuple):
    """A value and what set it."""

    value: str | int
    origin: str  # `default`, a variable, a file, or a flag


class Settings(NamedTuple):
    """The values that a command works with; None where a number is left to it."""

    db: str
    format: str
    limit: int | None
    color: str
    date_order: str
    jobs: int | None
    pager: str


def settle(environ: Mapping[str, str] | None = None, folder: str = ".", **flags: str | int | None) -> Settings:
    """The settings of one command; a flag that is None was not given.

    >>> settle({"IOMCORPUS_LIMIT": "5", "IOMCORPUS_COLOR": "never"}, "/nowhere", color="always")[:4]
    ('iomcorpus.db', 'auto', 5, 'always')
    """
    values = {key.replace("-", "_"): setting.value for key, setting in find_settings(environ, folder).items()}
    for name, value in flags.items():
        if value is not None:
            values[name] = _checked(name.replace("_", "-"), value, f"--{name.replace('_', '-')}")
    return Settings(
        db=str(values["db"]),
        format=str(values["format"]),
        limit=_number(values["limit"]),
        color=str(values["color"]),
        date_order=str(values["date_order"]),
        jobs=_number(values["jobs"]),
        pager=str(values["pager"]),
    )


def _refuse_commands(pager: Setting, folder: str) -> None:
    """A folder with captures that comes from somebody else must not name a program to run."""
    if pager.origin == os.path.normpath(os.path.join(folder, PROJECT_FILE)) and pager.value not in ("auto", "never"):
        raise CorpusError(
            f"{pager.origin}: pager is {pager.value!r}, here it must be auto or never. "
            "A command is named in your own config.toml, or in IOMCORPUS_PAGER."
        )


def _number(value: str | int) -> int | None:
    return value if isinstance(value, int) else None  # the text is `auto`


def find_settings(environ: Mapping[str, str] | None = None, folder: str = ".") -> dict[str, Setting]:
    """Every setting with its origin, but for the flags of a command line.

    >>> find_settings({"IOMCORPUS_DATE_ORDER": "dmy"}, "/nowhere")["date-order"]
    Setting(value='dmy', origin='IOMCORPUS_DATE_ORDER')
    """
    environ = os.environ if environ is None else environ
    settings = {key: Setting(value, "default") for key, value in DEFAULTS.items()}
    for path in (_user_file(environ), os.path.join(folder, PROJECT_FILE)):
        if os.path.isfile(path):
            settings |= _read_file(os.path.normpath(path))
    _refuse_commands(settings["pager"], folder)
    if environ.get("NO_COLOR"):
        settings["color"] = Setting("never", "NO_COLOR")
    for key in DEFAULTS:
        variable = f"IOMCORPUS_{key.replace('-', '_').upper()}"
        if environ.get(variable):  # set to nothing is not set
            settings[key] = Setting(_checked(key, environ[variable], variable), variable)
    if environ.get("IOMCORPUS_PAGER") == "":  # but a pager that is nothing is none, as with PAGER
        settings["pager"] = Setting("never", "IOMCORPUS_PAGER")
    return settings


def capture_tables(environ: Mapping[str, str] | None = None, folder: str = ".") -> list[tuple[str, dict[str, Any]]]:
    """The tables `[captures."pattern"]` of the files, with the file: those of the project count before the user's."""
    environ = os.environ if environ is None else environ
    paths = (path for path in (_user_file(environ), os.path.join(folder, PROJECT_FILE)) if os.path.isfile(path))
    found = [(os.path.normpath(path), _read_toml(path).get("captures", {})) for path in paths]
    for path, tables in found:
        if not isinstance(tables, dict) or not all(isinstance(table, dict) for table in tables.values()):
            raise CorpusError(f'{path}: captures must be tables by a pattern of names, as [captures."news/*.txt"].')
    return found


def _user_file(environ: Mapping[str, str]) -> str:
    home = environ.get("XDG_CONFIG_HOME", "")
    if not os.path.isabs(home):  # as the XDG specification has it
        home = os.path.join(os.path.expanduser("~"), ".config")
    return os.path.join(home, "iomcorpus", "config.toml")


def _read_file(path: str) -> dict[str, Setting]:
    table = _read_toml(path)
    table.pop("captures", None)  # told of captures one by one (`capture_tables`)
    for key in table:
        if key not in DEFAULTS:
            raise CorpusError(f"{path}: there is no setting {key!r}, only {', '.join(DEFAULTS)} and captures.")
    return {key: Setting(_checked(key, value, f"{path}: {key}"), path) for key, value in table.items()}


def _read_toml(path: str) -> dict[str, Any]:
    import tomllib

    try:
        with open(path, "rb") as file:
            return tomllib.load(file)
    except OSError as error:
        raise CorpusError(f"{path} cannot be read: {error.strerror}.") from None
    except (ValueError, RecursionError) as error:  # no TOML, no UTF-8, or brackets in brackets without end
        raise CorpusError(f"{path} is not TOML: {error}.") from None


def _checked(key: str, value: object, place: str) -> str | int:
    """The value, if the key can have it.

    >>> _checked("limit", "12", "IOMCORPUS_LIMIT"), _checked("limit", "auto", "IOMCORPUS_LIMIT")
    (12, 'auto')
    """
    if key in LEAST:
        if value == "auto":
            return "auto"
        digits = isinstance(value, str) and value.isascii() and value.isdecimal() and len(value) < 20
        number = int(value) if isinstance(value, str) and digits else value
        if isinstance(number, int) and not isinstance(number, bool) and LEAST[key] <= number <= MOST:
            return number
        wanted = f"auto or a whole number from {LEAST[key]}"
    elif key in CHOICES:
        if isinstance(value, str) and value in CHOICES[key]:
            return value
        wanted = f"one of {', '.join(CHOICES[key])}"
    elif key == "pager":
        if isinstance(value, str) and value:
            return value
        wanted = "auto, never or a command"
    else:
        if isinstance(value, str) and value:
            return os.path.expanduser(value)
        wanted = "a path"
    raise CorpusError(f"{place} is {value!r}, it must be {wanted}.")
