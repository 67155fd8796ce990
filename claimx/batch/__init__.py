"""Many documents: what is new or changed is extracted by several processes, and nothing that was done is lost."""

from __future__ import annotations

from claimx.batch.engines import Engine
from claimx.batch.files import Files, files
from claimx.batch.results import Summary
from claimx.batch.run import Planning, Request, Stopped, Watch, run, survey
from claimx.batch.types import Limits, Options

__all__ = [
    "Engine",
    "Files",
    "Limits",
    "Options",
    "Planning",
    "Request",
    "Stopped",
    "Summary",
    "Watch",
    "files",
    "run",
    "survey",
]
