"""What iomcorpus is made of: `python scripts/sbom.py > sbom.json`, or `make sbom`.

A software bill of materials in CycloneDX's JSON: every package that the program or an extra of it needs, as installed
here, with its licence and what it needs itself. The list goes to standard error too. Exit status 1 where a licence is
none of those that we may pass on with the program. The same packages give the same bytes: no clock, no random number.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from typing import Any, NamedTuple

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

PROGRAM = "iomcorpus"
# Licences that let others use and pass on the program with these packages; of those of one package any will do that
# are joined with OR, and all must that are joined with AND.
ALLOWED = frozenset((
    "0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "CC0-1.0", "CNRI-Python", "ISC", "LGPL-2.1-or-later", "MIT",
    "MPL-1.1", "MPL-2.0", "PSF-2.0", "Unlicense", "Zlib",
))  # fmt: skip
# What packages say that say it in words of their own.
SPELT = {
    "Apache 2.0": "Apache-2.0", "Apache License 2.0": "Apache-2.0", "Apache Software License": "Apache-2.0",
    "BSD": "BSD-3-Clause", "BSD License": "BSD-3-Clause",
    "ISC License": "ISC", "ISC License (ISCL)": "ISC", "MIT License": "MIT",
    "The BSD 2-Clause License": "BSD-2-Clause", "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "Python Software Foundation License": "PSF-2.0", "The Unlicense (Unlicense)": "Unlicense",
}  # fmt: skip


class Package(NamedTuple):
    """A package that is installed."""

    name: str
    version: str
    licence: str  # an SPDX expression, or what the package says
    optional: bool  # only an extra needs it
    needs: tuple[str, ...]  # names of those here that it needs

    @property
    def purl(self) -> str:
        return f"pkg:pypi/{self.name}@{self.version}"


def licence_of(meta: Mapping[str, Any], classifiers: list[str]) -> str:
    """What a package says of its licence: as an expression, in a word, or by a classifier.

    >>> licence_of({"License-Expression": "MIT"}, []), licence_of({"License": "ISC License"}, [])
    ('MIT', 'ISC')
    >>> licence_of({"License": "A text of\\nmany lines"}, ["License :: OSI Approved :: MIT License"])
    'MIT'
    """
    told = [str(meta.get(name) or "").strip() for name in ("License-Expression", "License")]
    told += [line.rpartition(" :: ")[2] for line in classifiers if line.startswith("License ::")]
    known = (SPELT.get(one, one) for one in told if one and "\n" not in one)
    return next(known, "unknown")


def is_allowed(licence: str) -> bool:
    """Whether an expression lets us pass the package on.

    >>> is_allowed("BSD-3-Clause AND MIT"), is_allowed("MPL-1.1 OR GPL-2.0-only"), is_allowed("MIT AND GPL-2.0-only")
    (True, True, False)
    """
    choices = (choice.strip(" ()").split(" AND ") for choice in licence.split(" OR "))
    return any(all(one.strip(" ()") in ALLOWED for one in choice) for choice in choices)


def needed_by(package: Distribution, extras: frozenset[str]) -> Iterator[tuple[str, frozenset[str]]]:
    """The packages that one needs here, with its extras, and which extras of theirs."""
    for line in package.requires or ():
        requirement = Requirement(line)
        settings = [{"extra": extra} for extra in (*sorted(extras), "")]
        if requirement.marker is None or any(requirement.marker.evaluate(one) for one in settings):
            yield canonicalize_name(requirement.name), frozenset(requirement.extras)


def packages_of(program: str, extras: frozenset[str]) -> dict[str, Distribution]:
    """The program and all that it needs with some extras, by name; what is not installed is left out."""
    found: dict[str, Distribution] = {}
    seen: set[tuple[str, frozenset[str]]] = set()
    waiting = [(program, extras)]
    while waiting:
        name, wanted = waiting.pop()
        if (name, wanted) in seen:
            continue
        seen.add((name, wanted))
        try:
            found[name] = distribution(name)
        except PackageNotFoundError:
            continue  # of an extra that is not installed here
        waiting += needed_by(found[name], wanted)
    return found


def inventory() -> tuple[Package, list[Package]]:
    """The program, and its packages by name."""
    extras = frozenset(distribution(PROGRAM).metadata.get_all("Provides-Extra") or ())
    every, required = packages_of(PROGRAM, extras), packages_of(PROGRAM, frozenset())
    packages = []
    for name, package in sorted(every.items()):
        meta = dict(package.metadata.items())
        licence = licence_of(meta, package.metadata.get_all("Classifier") or [])
        own = extras if name == PROGRAM else frozenset[str]()
        needs = tuple(sorted({need for need, _ in needed_by(package, own)} & every.keys()))
        packages.append(Package(name, package.version, licence, name not in required, needs))
    return next(one for one in packages if one.name == PROGRAM), [one for one in packages if one.name != PROGRAM]


def bill(program: Package, packages: list[Package]) -> dict[str, Any]:
    """The bill as CycloneDX has it."""

    def component(package: Package) -> dict[str, Any]:
        licence = {"expression": package.licence}
        if package.licence == "unknown" or " " in package.licence.replace(" AND ", "").replace(" OR ", ""):
            licence = {"license": {"name": package.licence}}  # type: ignore[dict-item]
        kind = "application" if package is program else "library"
        told: dict[str, Any] = {"type": kind, "bom-ref": package.purl, "name": package.name, "version": package.version}
        return told | {"licenses": [licence], "purl": package.purl}

    refs = {one.name: one.purl for one in (program, *packages)}
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": component(program)},
        "components": [component(one) | {"scope": "optional" if one.optional else "required"} for one in packages],
        "dependencies": [
            {"ref": one.purl, "dependsOn": [refs[need] for need in one.needs]} for one in (program, *packages)
        ],
    }


def main() -> int:
    program, packages = inventory()
    print(json.dumps(bill(program, packages), indent=1))
    for one in packages:
        needed = "for an extra" if one.optional else "always"
        print(f"{one.name:24} {one.version:12} {needed:13} {one.licence}", file=sys.stderr)
    wrong = [one for one in packages if not is_allowed(one.licence)]
    for one in wrong:
        print(f"sbom: {one.name}: {one.licence!r} is none of the licences in {sys.argv[0]}", file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
