"""Draw `ribbon.png`, the tab 価値ログ with its own icons and labels: no Excel is at hand where this is made.

`python docs/draw_ribbon.py` needs ImageMagick (`convert`) and the font Noto Sans CJK.
"""  # noqa: INP001 (a script)

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path

from kachilog.files.book.addin.customui import GROUPS, identifier
from kachilog.files.book.addin.icons import icons
from kachilog.page.theme import ACCENT, WHITE
from kachilog.wording import Words

TARGET = Path(__file__).with_name("ribbon.png")
FONT = "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"
WIDTH, HEIGHT, SCALE = 860, 246, 2
TABS = ("ファイル", "ホーム", "挿入", "データ", "表示", "価値ログ")
INK, FAINT, EDGE, BAND = "#333333", "#5c5c5c", "#d0d0d0", "#f3f3f3"
SAID = (
    "これは絵です。Excel の画面を写したものではないので、色や並びの細かいところは違います。",
    "A drawing, not a screenshot. “kachilog setup --lang en” puts the tab in with English labels.",
)
TOP, BOTTOM, LARGE, WIDE, ROW = 72, 188, 92, 152, 27


class Drawing:
    """What ImageMagick is to draw, in points of a screen."""

    def __init__(self) -> None:
        self.arguments: list[str] = []

    def box(self, x: float, y: float, width: float, height: float, color: str) -> None:
        """Fill a rectangle."""
        left, top, right, bottom = (round(SCALE * one) for one in (x, y, x + width, y + height))
        self.arguments += ["-fill", color, "-draw", f"rectangle {left},{top} {right - 1},{bottom - 1}"]

    def text(
        self, x: float, y: float, said: str, size: int = 13, color: str = INK, *, middle: bool = False
    ) -> None:
        """Write a line: its left end at `x`, or its middle there; its base line at `y`."""
        gravity, across = ("North", x - WIDTH / 2) if middle else ("NorthWest", x)
        place = f"{SCALE * across:+.0f}{SCALE * (y - 1.16 * size):+.0f}"
        self.arguments += ["-gravity", gravity, "-pointsize", str(SCALE * size), "-fill", color]
        self.arguments += ["-annotate", place, said]

    def picture(self, file: Path, x: float, y: float) -> None:
        """Put a picture, pixel for pixel."""
        place = f"{SCALE * x:+.0f}{SCALE * y:+.0f}"
        self.arguments += ["(", str(file), ")", "-gravity", "NorthWest", "-geometry", place, "-composite"]


def group(drawing: Drawing, name: str, left: float, words: Words, folder: Path) -> float:
    """Draw a group of buttons that begins at `left`; return where the next one does."""
    x, row = left, 0
    for job, size in GROUPS[name]:
        label, picture = words(f"addin.label_{job}"), folder / f"{identifier(job)}.png"
        if size == "large":
            drawing.picture(picture, x + LARGE / 2 - 16, TOP + 14)
            drawing.text(x + LARGE / 2, TOP + 68, label, middle=True)
            x += LARGE
        else:
            y = TOP + 10 + row * ROW
            drawing.picture(picture, x + 6, y)
            drawing.text(x + 28, y + 13, label)
            row += 1
    right = x + (WIDE if row else 0)
    drawing.text((left + right) / 2, BOTTOM - 10, words(f"addin.group_{name}"), 11, FAINT, middle=True)
    drawing.box(right + 6, TOP + 10, 1, BOTTOM - TOP - 20, EDGE)
    return right + 14


def ribbon(words: Words, folder: Path) -> list[str]:
    """Return what ImageMagick is to draw."""
    drawing = Drawing()
    drawing.box(0, 0, WIDTH, 32, ACCENT)
    drawing.text(WIDTH / 2, 21, "家計と副業.xlsx - Excel", color=WHITE, middle=True)
    drawing.box(0, 32, WIDTH, BOTTOM + 8 - 32, BAND)
    x = 14.0
    for tab in TABS:
        width, is_ours = 13 * len(tab) + 22, tab == TABS[-1]
        drawing.text(x + width / 2, 54, tab, color=ACCENT if is_ours else INK, middle=True)
        if is_ours:
            drawing.box(x + 9, 61, width - 18, 3, ACCENT)
        x += width
    drawing.box(8, TOP - 2, WIDTH - 16, BOTTOM - TOP + 2, WHITE)
    left = 18.0
    for name in GROUPS:
        left = group(drawing, name, left, words, folder)
    for line, said in enumerate(SAID):
        drawing.text(14, 216 + line * 20, said, 12, FAINT)
    return drawing.arguments


def main() -> None:
    """Draw the picture anew."""
    with tempfile.TemporaryDirectory() as work:
        for name, content in icons().items():
            Path(work, f"{name}.png").write_bytes(content)
        size = ["-size", f"{WIDTH * SCALE}x{HEIGHT * SCALE}", f"xc:{WHITE}", "-font", FONT]
        last = ["+dither", "-colors", "64", "-strip", "-define", "png:exclude-chunks=date,time"]
        command = ["convert", *size, *ribbon(Words("ja"), Path(work)), *last, f"PNG8:{TARGET}"]
        subprocess.run(command, check=True)  # noqa: S603 (its own drawing)


if __name__ == "__main__":
    main()
