"""Draw how cost grows with rows: `python plot.py FOLDER` reads growth.csv there and writes growth.png."""

import csv
import sys
from collections import defaultdict
from pathlib import Path

TITLES = {
    "to_workbook": "CSV → typed workbook",
    "to_csv": "workbook → CSV",
    "add_sheet": "one review into a workbook",
}
OURS, OTHERS = "#0b7a83", "#a9b4bd"


def main():
    """Draw one panel for each work, with kachilog before the others."""
    import matplotlib as mpl

    mpl.use("Agg")
    from matplotlib import pyplot as plt

    folder = Path(sys.argv[1])
    lines = defaultdict(list)
    with (folder / "growth.csv").open(encoding="utf-8", newline="") as text:
        for row in csv.DictReader(text):
            lines[row["work"], row["tool"]].append((int(row["rows"]), float(row["seconds"])))
    works = [work for work in TITLES if any(work == of for of, _ in lines)]
    figure, panels = plt.subplots(1, len(works), figsize=(5 * len(works), 4.6), sharey=True, squeeze=False)
    highest = 0.0
    for work, panel in zip(works, panels[0], strict=True):
        ends = []
        for (of, tool), points in lines.items():
            if of != work:
                continue
            ours = tool == "kachilog"
            style = {"color": OURS, "lw": 2.6, "zorder": 3} if ours else {"color": OTHERS, "lw": 1.2}
            panel.plot(*zip(*points, strict=True), marker="o", ms=4 if ours else 2.5, **style)
            ends.append((points[-1][0], points[-1][1], tool, ours))
        highest = max(highest, _label(panel, ends))
        panel.set(xscale="log", yscale="log", xlabel="rows", title=TITLES[work])
        panel.set_xlim(right=panel.get_xlim()[1] * 12)
        panel.grid(which="major", color="#e6eaed", lw=0.8)
        panel.spines[["top", "right"]].set_visible(False)
    panels[0][0].set_ylim(top=highest * 1.3)
    panels[0][0].set_ylabel("seconds, whole process (median)")
    figure.tight_layout()
    figure.savefig(folder / "growth.png", dpi=110)


def _label(panel, ends):
    """Write each tool's name at the end of its line, apart from the others; return where the highest is."""
    previous = 0.0
    for rows, seconds, tool, ours in sorted(ends, key=lambda end: end[1]):
        height = max(seconds, previous * 1.32)
        previous = height
        weight = "bold" if ours else "normal"
        color = OURS if ours else "#5c6770"
        panel.annotate(tool, (rows * 1.25, height), fontsize=7.5, va="center", color=color, weight=weight)
    return previous


if __name__ == "__main__":
    main()
