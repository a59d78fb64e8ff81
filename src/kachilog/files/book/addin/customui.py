"""The ribbon: one tab, three groups, each button with its icon, its label and its screen tip.

The schema is that of 2006, which every Excel with a ribbon reads, on Windows and on the Mac. No menu: Excel
for Mac was seen to lose a ribbon over one. Callbacks bear our module's name: other add-ins have names, too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

if TYPE_CHECKING:
    from kachilog.wording import Words

NAMESPACE = "http://schemas.microsoft.com/office/2006/01/customui"
_MODULE = "KachilogRibbon"

GROUPS: dict[str, tuple[tuple[str, str], ...]] = {
    "week": (("weekly", "large"), ("weekly_last", "normal"), ("weekly_row", "normal"), ("pdf", "normal")),
    "log": (("line", "large"), ("import", "normal"), ("export", "normal")),
    "book": (("new", "large"), ("start", "large")),
}
"""The groups, and the job and size of each button."""

WITHOUT_LOG = frozenset({"new", "start"})
"""What can be asked for whatever is open."""


def identifier(job: str) -> str:
    """Return the name of a button and of its icon."""
    return "kachilog" + "".join(part.capitalize() for part in job.split("_"))


def custom_ui(words: Words) -> bytes:
    """Return the part that describes the ribbon, in the language of `words`."""
    root = etree.fromstring(f'<customUI xmlns="{NAMESPACE}" onLoad="{_MODULE}.KachilogOnLoad"/>'.encode())
    tabs = _element(_element(root, "ribbon"), "tabs")
    tab = _element(tabs, "tab", id="kachilogTab", label=words("addin.title"), keytip="KA")
    for group, buttons in GROUPS.items():
        place = _element(tab, "group", id=identifier(f"group_{group}"), label=words(f"addin.group_{group}"))
        for job, size in buttons:
            label = words(f"addin.label_{job}")
            enabled = {} if job in WITHOUT_LOG else {"getEnabled": f"{_MODULE}.KachilogGetEnabled"}
            _element(
                place,
                "button",
                id=identifier(job),
                tag=job,
                label=label,
                size=size,
                image=identifier(job),
                screentip=label,
                supertip=words(f"addin.tip_{job}"),
                onAction=f"{_MODULE}.KachilogOnAction",
                **enabled,
            )
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True, pretty_print=True)


def _element(parent: etree._Element, name: str, **attributes: str) -> etree._Element:
    return etree.SubElement(parent, f"{{{NAMESPACE}}}{name}", attributes)
