"""What the program is made of, and what SECURITY.md promises of it."""

from __future__ import annotations

import doctest
import json
import re
import subprocess
import sys
import tomllib
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PROMISES = (ROOT / "SECURITY.md").read_text("utf-8").partition("## What is promised")[2].partition("\n## ")[0]
ROWS = [line for line in PROMISES.splitlines() if line.startswith("| ")][2:]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: str(row[2:50]))
def test_each_promise_has_tests_that_are_there(row: str) -> None:
    named = re.findall(r"`(tests/[\w/]+\.py)`", row)
    assert named
    for name in named:
        assert re.search(r"^def test_", (ROOT / name).read_text("utf-8"), re.MULTILINE), name


def test_each_command_that_is_named_is_there() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    named = set(re.findall(r"`make (\w+)", (ROOT / "SECURITY.md").read_text("utf-8")))
    assert named == {"fuzz", "sbom", "audit"}
    assert all(re.search(rf"^{name}:", makefile, re.MULTILINE) for name in named)


@pytest.mark.parametrize("name", ["sbom", "audit"])
def test_examples_of_scripts(name: str) -> None:
    spec = spec_from_file_location(name, ROOT / "scripts" / f"{name}.py")
    assert spec and spec.loader
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    tried = doctest.testmod(module)
    assert tried.attempted >= 2 and not tried.failed


CLEAN = {"name": "rich", "version": "15.0.0", "vulns": []}
# (what is done in place of asking the service, exit status, how the line about it begins)
SERVICES = [
    ("sys.exit('ConnectionError: no route to host')", 2, "audit: the service did not answer"),
    ("pass", 2, "audit: the service did not answer"),
    ("print('<html>502 Bad Gateway</html>')", 2, "audit: the service did not answer"),
    (f"print(json.dumps({{'dependencies': [{CLEAN}]}}))", 2, "audit: the service does not know"),
    (f"print(json.dumps({{'dependencies': [{CLEAN}] * PINNED}}))", 0, "audit: "),
    (f"print(json.dumps({{'dependencies': [{CLEAN | {'vulns': [{'id': 'X-1'}]}}] * PINNED}}))", 1, "audit: rich"),
]


@pytest.mark.parametrize(("service", "status", "told"), SERVICES, ids=[row[0][:40] for row in SERVICES])
def test_an_audit_passes_only_where_the_service_knows_all_packages(service: str, status: int, told: str) -> None:
    pinned = sum(
        "==" in line for line in (ROOT / "constraints.txt").read_text("utf-8").splitlines() if line[0:1] != "#"
    )
    asking = f"import json, sys; PINNED = {pinned}; {service}"
    command = [sys.executable, str(ROOT / "scripts" / "audit.py"), sys.executable, "-c", asking]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert done.returncode == status and done.stderr.startswith(told)


def test_the_bill_names_what_is_needed_with_licences_that_let_us() -> None:
    command = [sys.executable, str(ROOT / "scripts" / "sbom.py")]
    first, again = (subprocess.run(command, capture_output=True, text=True, timeout=60) for _ in range(2))
    assert first.returncode == 0, first.stderr
    assert first.stdout == again.stdout
    bill = json.loads(first.stdout)
    assert (bill["bomFormat"], bill["metadata"]["component"]["name"]) == ("CycloneDX", "iomcorpus")
    required = {one["name"] for one in bill["components"] if one["scope"] == "required"}
    assert {"rich", "typer", "ftfy", "rapidfuzz", "python-dateutil"} <= required
    assert all(one["licenses"] and one["purl"].startswith("pkg:pypi/") for one in bill["components"])
    refs = {one["bom-ref"] for one in (bill["metadata"]["component"], *bill["components"])}
    assert all({one["ref"], *one["dependsOn"]} <= refs for one in bill["dependencies"])


def test_what_is_needed_always_has_bounds_and_is_pinned() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    pinned = (ROOT / "constraints.txt").read_text("utf-8").lower()
    for line in project["dependencies"]:
        name = re.split(r"[>=<]", line)[0]
        assert ">=" in line and "<" in line.split(";")[0], line
        assert f"\n{name.lower()}==" in pinned, name
    assert len(project["dependencies"]) <= 8
