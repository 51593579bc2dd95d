"""The gallery at /about/components/: every component with the attributes its header lists, and examples."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import get_template
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ipportal.examples import SHOWN

FOLDER = Path(settings.BASE_DIR) / "templates" / "components"
HEADER = re.compile(r"{% comment %}\n(?P<purpose>.+?)\n\n(?P<attributes>.+?)\n{% endcomment %}", re.DOTALL)
ATTRIBUTE = re.compile(r"^  (?P<name>\w+)(?P<optional>\??) {2,}(?P<meaning>.+)$", re.MULTILINE)


@dataclass(frozen=True)
class Attribute:
    """One attribute of a component as its header explains it."""

    name: str
    optional: bool
    meaning: str


@dataclass(frozen=True)
class Component:
    """A component with what its header says and its examples as (caption, HTML)."""

    name: str
    purpose: str
    attributes: list[Attribute]
    examples: list[tuple[str, str]]


def read_header(name: str) -> tuple[str, list[Attribute]]:
    """Purpose and attributes from the header comment of a component; ValueError without one."""
    source = (FOLDER / f"{name}.html").read_text(encoding="utf-8")
    header = HEADER.match(source)
    if header is None:
        raise ValueError(f"templates/components/{name}.html does not begin with a header comment.")
    found = ATTRIBUTE.finditer(header["attributes"])
    return header["purpose"], [
        Attribute(each["name"], bool(each["optional"]), each["meaning"]) for each in found
    ]


def components() -> Iterator[Component]:
    """Every component of the gallery, in the order it is shown."""
    for name, examples in SHOWN.items():
        purpose, attributes = read_header(name)
        template = get_template(f"components/{name}.html")
        yield Component(
            name,
            purpose,
            attributes,
            [(caption, template.render(dict(context))) for caption, context in examples],
        )


@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """The gallery page."""
    return render(
        request,
        "gallery.html",
        {
            "components": list(components()),
            "breadcrumb": [{"label": _("About this portal"), "url": "../"}, {"label": _("Components")}],
        },
    )
