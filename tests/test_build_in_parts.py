"""A build in partitions gives what a store gives, whoever does the work, however it is parted, and whoever dies in it."""

from __future__ import annotations

import json
import os
import signal
from collections.abc import Callable, Iterator, Sequence
from contextlib import chdir
from dataclasses import dataclass, field
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest
from typer.testing import CliRunner

from benchmarks.planted.plan import plan_corpus
from iomcorpus.cli import app
from iomcorpus.corpus import Corpus
from iomcorpus.errors import CorpusError
from iomcorpus.facts.types import TYPES
from iomcorpus.output import schema
from iomcorpus.output.mentions import flat_mention
from iomcorpus.output.parquet import write_parquet

parquet = pytest.importorskip("pyarrow.parquet", reason="partitions are Parquet files: the extra `parquet` is missing")

from iomcorpus.cluster.engine import Call, Here  # noqa: E402 - only where there is pyarrow
