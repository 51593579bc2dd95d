"""The search page: one box over everything published."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import BooleanField, Case, Q, QuerySet, Value, When
from django.urls import reverse
from django.utils.html import format_html, strip_tags
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from pages.addresses import absolute, local
from pages.listings import Listing, Sort
from pages.texts import Text, capital, is_chinese, localized, other
from pages.views import NounList
from search.filters import SearchFilters, carries, nouns
from search.models import SearchEntry
from search.tokens import around, words


class Search(NounList):
    """What was found: facets by kind and year, the words in their place, an exact number offered first."""

    twins = ("json",)
    template_name = "search/search.html"
    filterset = SearchFilters
    heading = gettext_lazy("Search")
    search_label = gettext_lazy("Search the record")
    search_example = gettext_lazy("A figure, a case, a name")
    sorts = (
        Sort("best", gettext_lazy("best match"), ("-in_title", "-year", "title_en", "title_zh_hans")),
        Sort("-year", gettext_lazy("newest first"), ("-year", "title_en", "title_zh_hans")),
    )
    columns = (
        ("noun", lambda row: row.noun),
        ("year", lambda row: row.year),
        ("summary_en", lambda row: row.summary_en),
        ("summary_zh_hans", lambda row: row.summary_zh_hans),
    )

    @property
    def wanted(self) -> list[str]:
        """The words asked for, folded."""
        return words(self.request.GET.get("q", "").replace("\x00", ""))

    def records(self) -> QuerySet[Any]:
        """Return the entries to choose from: none before anything is asked for."""
        titled = Q(pk__isnull=False)
        for word in self.wanted:
            titled &= Q(title_en__icontains=word) | Q(title_zh_hans__icontains=word)
        found = Case(When(titled, then=Value(True)), default=Value(False), output_field=BooleanField())
        entries = SearchEntry.objects.annotate(in_title=found)
        return entries if self.wanted else entries.none()

    def prepared(self, records: QuerySet[Any]) -> QuerySet[Any]:
        return records.defer("haystack")

    def counted(self, count: int) -> str:
        return ngettext("%(n)s result", "%(n)s results", count) % {"n": count}

    def identity(self, record: Any) -> dict[str, Any]:
        return {
            "type": record.noun,
            "id": record.object_id,
            "url": absolute(local(record.path)),
            "title": {"en": record.title_en, "zh-hans": record.title_zh_hans},
        }

    def details(self, listing: Listing, records: Sequence[Any]) -> dict[str, Any]:
        asked = listing.filterset.chosen.get("q", "")
        names = nouns()
        context: dict[str, Any] = {
            "asked": asked,
            "exact": self.exact(asked) if asked else [],
            "rows": [row(entry, self.wanted, names) for entry in records],
        }
        if not listing.count:
            context["nothing"] = nothing(asked, listing)
        return context

    def exact(self, asked: str) -> list[dict[str, Any]]:
        """Return the records that carry the number asked for, to go to directly."""
        found = SearchEntry.objects.filter(carries(asked)).order_by("noun", "pk")[:5]
        return [
            {"label": localized(one.title_en, one.title_zh_hans), "url": local(one.path), "note": asked}
            for one in found
        ]


def row(entry: SearchEntry, wanted: list[str], names: dict[str, str]) -> dict[str, Any]:
    """Return an entry as a row of the catalogue, with the words where they stand."""
    title, gist = localized(entry.title_en, entry.title_zh_hans), snippet(entry, wanted)
    return {
        "title": title,
        "url": local(entry.path),
        "gist": "" if strip_tags(gist) in title else gist,
        "meta": [{"label": capital(names.get(entry.noun, entry.noun))}],
        "sum_note": str(entry.year) if entry.year else "",
    }


def snippet(entry: SearchEntry, wanted: list[str]) -> Any:
    """Return the words in their place, in the reader's language if they stand there; else the summary.

    A title the reader does not see, that of the other language, counts as such a place.
    """
    english, chinese = [entry.summary_en, entry.text_en], [entry.summary_zh_hans, entry.text_zh_hans]
    own, foreign = (chinese, english) if is_chinese() else (english, chinese)
    if around(localized(entry.title_en, entry.title_zh_hans), wanted) is None:
        foreign.insert(0, other(entry.title_en, entry.title_zh_hans))
    other_tag = "en" if is_chinese() else "zh-Hans"
    for texts, tag in ((own, ""), (foreign, other_tag)):
        for text in texts:
            cut = around(text, wanted)
            if cut is not None:
                marked = format_html("{}<mark>{}</mark>{}", *cut)
                return format_html('<span lang="{}">{}</span>', tag, marked) if tag else marked
    return localized(entry.summary_en, entry.summary_zh_hans)


def nothing(asked: str, listing: Listing) -> dict[str, Any]:
    """Return what to say of an empty answer: what was asked, and where to look next."""
    steps: list[dict[str, Any]] = [
        {"label": _("Take away “%(filter)s”") % {"filter": chip.label}, "url": chip.url}
        for chip in listing.chips
        if len(listing.chips) > 1
    ]
    first = words(asked)[:1]
    if len(words(asked)) > 1:
        steps.append(
            {
                "label": _("Look for “%(word)s” alone") % {"word": first[0]},
                "url": listing.query.without("noun").without("year").only("q", first[0]).url(),
            }
        )
    steps += [
        {"label": _("All statistics"), "url": reverse("indicators:indicators")},
        {"label": _("All typical cases"), "url": reverse("cases:cases")},
        {"label": _("All organisations"), "url": reverse("directory:organisations")},
        {"label": _("All documents"), "url": reverse("directory:documents")},
        {"label": _("Glossary, English and Chinese"), "url": reverse("glossary")},
    ]
    title = _("Nothing found for “%(text)s”") % {"text": asked} if asked else _("What are you looking for?")
    return {"title": Text(title), "steps": steps}
