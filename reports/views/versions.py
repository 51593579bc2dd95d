"""Pages as they once stood: the texts public at a moment, with the figures public then."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import F, Q
from django.http import Http404
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext as _

from pages.texts import dated
from publishing.models import Publishable, Revision
from publishing.snapshots import Content, live_content, upcast
from reports.models import Exhibit, Report, Section
from reports.views.book import Book, Leaf, Standing, bound
from reports.views.chapter import Chapter
from reports.views.edition import Edition, imprint
from reports.views.sections import Found


@dataclass(frozen=True, slots=True)
class Past:
    """An edition at one of the moments when a page of it changed; `number` counts them from 1."""

    book: Book
    moment: datetime
    number: int
    last: int


class Version:
    """What the versions of a page share: they say which one they are, and are not indexed."""

    def said(self, past: Past, current: str) -> dict[str, Any]:
        """Return the notice of a version, with the way to the page as it reads now."""
        return {
            "version": {
                "number": past.number,
                "last": past.last,
                "date": dated(timezone.localdate(past.moment), "day"),
                "url": current,
                "label": _("The page as it reads now"),
            },
            "twins": [],
            "changed": None,
        }


class ChapterVersion(Version, Chapter):
    """`/reports/<year>/<chapter>/versions/<n>/`."""

    twins = ()

    def of(self, report: Report) -> HttpResponseBase:
        sections = list(Section.objects.filter(report=report).standing())
        slug = self.kwargs["chapter"]
        top = next((one for one in sections if one.slug == slug and one.parent_id is None), None)
        if top is None:
            raise Http404
        top.report = report
        page = [one for one in sections if top.pk in (one.pk, one.parent_id)]
        past = Archive(report, sections, page).at(self.kwargs["number"])
        leaf = next((one for one in past.book.tops if one.record.pk == top.pk), None)
        if leaf is None:
            raise Http404
        context = self.context(past.book, leaf, past.moment)
        said = self.said(past, top.get_absolute_url())
        return self.rendered(context | said | self.banner_of(report, leaf))

    def named(self, book: Book, leaves: Sequence[Leaf]) -> Found:
        """Leave out what is beside the text: it is named as it stands now, not as it stood."""
        return {}


class EditionVersion(Version, Edition):
    """`/reports/<year>/versions/<n>/`."""

    twins = ()

    def of(self, report: Report) -> HttpResponseBase:
        sections = list(Section.objects.filter(report=report).standing())
        past = Archive(report, sections, [report, *sections]).at(self.kwargs["number"])
        context = self.context(past.book, past.moment)
        register = {"imprint": imprint(report, getattr(report, "corrections", 0))}
        said = self.said(past, report.get_absolute_url())
        return self.rendered(context | register | said | self.banner(report))

    def documents(self, book: Book) -> list[dict[str, Any]]:
        """Leave out what is beside the text: it is named as it stands now, not as it stood."""
        return []


class Archive:
    """The public texts that a page of an edition has had: those of `page` and of its exhibits."""

    def __init__(self, report: Report, sections: Sequence[Section], page: Sequence[Publishable]) -> None:
        self.report = report
        self.sections = sections
        self.exhibits = list(Exhibit.objects.filter(report=report).standing())
        shown = {one.pk for one in page if isinstance(one, Section)}
        self.page = [*page, *(one for one in self.exhibits if one.section_id in shown)]
        self.texts = texts_of(self.page)

    def at(self, number: int) -> Past:
        """Return the edition at the moment of a version; what was not yet public then is left out."""
        moments = moments_of(self.texts)
        if not 1 <= number <= len(moments):
            raise Http404
        moment = moments[number - 1]
        sections = [Standing(one, *said) for one in self.sections if (said := self._text(one, moment))]
        exhibits = [Standing(one, *said) for one in self.exhibits if (said := self._text(one, moment))]
        edition = self._text(self.report, moment) or (live_content(self.report), self.report.published_at)
        return Past(bound(Standing(self.report, *edition), sections, exhibits), moment, number, len(moments))

    def _text(self, record: Publishable, moment: datetime) -> tuple[Content, datetime | None] | None:
        """Return the text that was public at a moment, and since when; None when there was none yet."""
        if record not in self.page:
            return live_content(record), record.published_at
        known = [
            revision
            for revision in self.texts
            if (revision.record_model, revision.object_id) == (record._meta.model_name, record.pk)
            and revision.published_at
            and revision.published_at <= moment
        ]
        if not known:
            return None
        newest = max(known, key=lambda one: one.number)
        return upcast(type(record), newest), newest.published_at


def texts_of(records: Iterable[Publishable]) -> list[Any]:
    """Return the public revisions of the records, `record_model` naming the noun. One query."""
    wanted = Q(pk__in=[])
    for record in records:
        wanted |= Q(
            content_type__app_label=record._meta.app_label,
            content_type__model=record._meta.model_name,
            object_id=record.pk,
        )
    public = Revision.objects.filter(wanted, published_at__isnull=False)
    return list(public.annotate(record_model=F("content_type__model")).order_by("published_at", "pk"))


def moments_of(texts: Iterable[Any]) -> list[datetime]:
    """Return the moments at which a page changed, in order: each is one version."""
    return sorted({revision.published_at for revision in texts})
