"""Pages that are no records: about, accessibility, privacy, sources, glossary, register of corrections."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db.models import F
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.timezone import localdate
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from directory.models import Source
from indicators.models import Indicator
from pages.addresses import local
from pages.bilingual import named, named_beside, shown
from pages.breadcrumbs import Crumb, trail
from pages.texts import dated, localized
from pages.views import PublicView
from publishing.models import Correction

Label = str | Promise
NEWEST = (F("published_on").desc(nulls_last=True), "title_en", "title_zh_hans", "pk")


class PlainPage(PublicView):
    """A page with a title and a template of its own."""

    title: ClassVar[Label]
    above: ClassVar[tuple[tuple[Label, str], ...]] = ()  # names and routes of the pages above it

    def context(self) -> dict[str, Any]:
        """Return what the template prints besides title and way."""
        return {}

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Answer with the page."""
        way = trail(*(Crumb(label, reverse(route)) for label, route in self.above), Crumb(self.title))
        return self.rendered({"title": self.title, "breadcrumb": way, **self.context()})


ABOUT: tuple[tuple[Label, str], ...] = ((_("About this portal"), "about"),)


class About(PlainPage):
    """What the portal is, who made it, on what terms its content may be used."""

    template_name = "portal/about.html"
    title = _("About this portal")


class Accessibility(PlainPage):
    """The accessibility statement."""

    template_name = "portal/accessibility.html"
    title = _("Accessibility statement")
    above = ABOUT


class Privacy(PlainPage):
    """What the portal knows of its readers: nothing."""

    template_name = "portal/privacy.html"
    title = _("Privacy")
    above = ABOUT


class Data(PlainPage):
    """Every source with its standing, and every list as a file."""

    template_name = "portal/data.html"
    title = _("Data and downloads")
    above = ABOUT

    # Name and route of each list that can be taken away as a file.
    lists: ClassVar[tuple[tuple[Label, str], ...]] = (
        (_("Statistics: every observation"), "indicators:indicators"),
        (_("Typical cases"), "cases:cases"),
        (_("Lists of typical cases"), "cases:collections"),
        (_("Awards"), "awards:awards"),
        (_("Organisations"), "directory:organisations"),
        (_("Documents"), "directory:documents"),
    )

    def context(self) -> dict[str, Any]:
        return {
            "downloads": [
                {"label": label, "csv": reverse(f"{route}-csv"), "json": reverse(f"{route}-json")}
                for label, route in self.lists
            ],
            "sources": [source_entry(source) for source in Source.objects.readable().order_by(*NEWEST)],
        }


class Glossary(PlainPage):
    """The terms of the statistics in English and Chinese, with what each counts."""

    template_name = "portal/glossary.html"
    title = _("Glossary")

    def context(self) -> dict[str, Any]:
        terms = Indicator.objects.published().order_by("name_en", "name_zh_hans")
        return {"entries": [glossary_entry(indicator) for indicator in terms]}


class Corrections(PlainPage):
    """The register of corrections, newest first."""

    template_name = "portal/corrections.html"
    title = _("Register of corrections")

    def context(self) -> dict[str, Any]:
        return {"entries": [correction_entry(one) for one in Correction.objects.all()]}


def source_entry(source: Source) -> dict[str, Any]:
    """Return a source with its anchor, standing and terms."""
    printed = dated(source.published_on, source.published_on_precision)
    seen = dated(source.accessed_on, source.accessed_on_precision)
    marks = [
        shown(source, "producer"),
        printed.label if printed.code else gettext("no date"),
        gettext("looked at %(date)s") % {"date": seen.label} if seen.code else "",
        source.get_kind_display(),
        gettext("confidence: %(degree)s") % {"degree": source.get_confidence_display()},
        gettext("licence: %(licence)s") % {"licence": source.licence or gettext("none stated")},
        gettext("redistribution: %(terms)s") % {"terms": source.get_redistributable_display()},
    ]
    return {
        "id": f"source-{source.slug}",
        "title": named(source),
        "other": named_beside(source),
        "url": source.url if source.url.startswith(("https://", "http://")) else "",
        "marks": [mark for mark in marks if mark],
        "note": shown(source, "note"),
        "withdrawn": shown(source, "withdrawn_reason") if not source.is_published else "",
    }


def glossary_entry(indicator: Indicator) -> dict[str, Any]:
    """Return an indicator as a term in both languages."""
    return {
        "id": indicator.slug,
        "term": named(indicator),
        "other": named_beside(indicator),
        "text": shown(indicator, "definition"),
        "url": indicator.get_absolute_url(),
    }


def correction_entry(correction: Correction) -> dict[str, Any]:
    """Return a correction as the register prints it."""
    day = localdate(correction.published_at)
    return {
        "number": correction.code,
        "date": dated(day, "day"),
        "url": local(correction.path),
        "title": localized(correction.label_en, correction.label_zh_hans),
        "reason": shown(correction, "summary"),
    }
