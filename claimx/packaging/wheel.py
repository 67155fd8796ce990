"""The wheel of a package, by the build backend that its ``pyproject.toml`` names, without a network."""

from __future__ import annotations

import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

from claimx.errors import OutputError

DIST = "dist"
# The last lines of what setuptools says are where it tells what was wrong.
_TOLD = 400
_BUILD = "import sys; from setuptools import build_meta; build_meta.build_wheel(sys.argv[1])"


def build(folder: Path, name: str) -> Path:
    """Build the wheel of a package into its folder ``dist``; what building leaves besides is removed.

    Args:
        folder: With ``pyproject.toml``.
        name: Of the package.

    Raises:
        OutputError: setuptools is not installed, or cannot build it.
    """
    if find_spec("setuptools") is None:
        raise OutputError("setuptools is not installed, which builds wheels", remedy="pip install setuptools")
    dist = folder / DIST
    dist.mkdir(exist_ok=True)
    command = [sys.executable, "-P", "-c", _BUILD, str(dist)]
    done = subprocess.run(
        command, cwd=folder, capture_output=True, text=True, encoding="utf-8", errors="replace", check=False
    )
    for left in (folder / "build", folder / f"{name}.egg-info"):
        shutil.rmtree(left, ignore_errors=True)
    wheels = sorted(dist.glob(f"{name}-*.whl"))
    if done.returncode or not wheels:
        told = " ".join(done.stderr.split())[-_TOLD:]
        raise OutputError(
            f"setuptools could not build the wheel: {told}", remedy="pip install --upgrade setuptools, and try again"
        )
    return wheels[-1]
