"""Public pages, generic over nouns: answered conditionally, each with its machine twins."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, ClassVar

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponsePermanentRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.views.generic import View

from exchange.cells import Cell
from pages import addresses, conditional, display, jsonld, twins, uses
from pages.bilingual import named, named_beside, shown
from pages.breadcrumbs import Crumb, trail
from pages.display import cited
from pages.filters import PublicFilterSet
from pages.listings import PER_PAGE, Listing, NoSuchPage, Sort
from publishing.citations import Citation
from publishing.models import Publishable
from publishing.querysets import PublishableQuerySet
from publishing.rehearsal import rehearsing
from publishing.states import Status, WithdrawnAs

Label = str | Promise
LONGEST_CURSOR = 19  # digits of the largest key


class PublicView(View):
    """A public page or its twin: GET and HEAD, answered with 304 when the reader's copy is still good."""

    http_method_names = ["get", "head"]
    twins: ClassVar[tuple[str, ...]] = ()  # formats besides HTML
    template_name: ClassVar[str]
    twin = ""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.twin = kwargs.pop("twin", "")
        if request.method not in {"GET", "HEAD"} or rehearsing():
            return super().dispatch(request, *args, **kwargs)
        tag = conditional.etag(request)
        early = conditional.unchanged(request, tag)
        return conditional.stamped(early or super().dispatch(request, *args, **kwargs), tag)

    def rendered(self, context: Mapping[str, Any], *, status: int = 200) -> HttpResponseBase:
        """Return the page from the view's template."""
        preview = getattr(self.request, "preview", None)
        return render(self.request, self.template_name, {"preview": preview, **context}, status=status)

    def file(
        self, name: str, header: Sequence[str], rows: Iterable[Sequence[Cell]], *, notes: Iterable[str] = ()
    ) -> HttpResponseBase:
        """Answer with a table as the file asked for; `notes` are told on a sheet of the workbook."""
        if self.twin == "csv":
            return twins.as_csv(name, header, rows, bom=self.request.GET.get("bom") == "1")
        address = addresses.absolute(self.request.get_full_path())
        return twins.as_workbook(name, header, rows, address=address, notes=notes)

    def twin_links(self, path: str) -> list[dict[str, Any]]:
        """Return the page's twins for its head, with `path` as the address of the page and its query."""
        address, _mark, query = path.partition("?")
        return [
            {
                "label": twins.KIND_NAMES[kind],
                "url": addresses.twin(address, kind) + (f"?{query}" if query else ""),
                "type": twins.MEDIA[kind],
            }
            for kind in self.twins
        ]


class NounDetail(PublicView):
    """The page of one record; a withdrawn one says so, a moved one redirects."""

    twins: ClassVar[tuple[str, ...]] = ("json",)
    model: ClassVar[type[Publishable]]
    section: ClassVar[tuple[Label, str]]  # name and route of the list this record stands in
    schema_type = "CreativeWork"  # what schema.org calls such a record

    def prepared(self, records: PublishableQuerySet[Any]) -> PublishableQuerySet[Any]:
        """Return the query with what the page prints about a record (select and prefetch related)."""
        return records

    def lookup(self) -> dict[str, Any]:
        """Return what finds the record from the parts of its address."""
        return {"slug": self.kwargs["slug"]}

    def details(self, record: Any) -> dict[str, Any]:
        """Return what the template of this noun prints besides title and frame."""
        return {}

    def data(self, record: Any) -> dict[str, Any]:
        """Return the record's own fields for the twin."""
        raise NotImplementedError

    def links(self, record: Any) -> Sequence[Mapping[str, Any]]:
        """Return the public links to the record for the twin."""
        return uses.for_machines(uses.of(record))

    def source(self, record: Any) -> Mapping[str, Any] | None:
        """Return the source of the record for the twin."""
        found = getattr(record, "source", None)
        if found is None or not found.is_published:
            return None
        return twins.identity(found) | {"address": found.url}

    def breadcrumb(self, record: Any) -> Sequence[Crumb]:
        """Return the way to the record."""
        label, route = self.section
        return trail(Crumb(label, reverse(route)), Crumb(named(record)))

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Answer with the record, or say where it has gone."""
        manager: Any = self.model._default_manager
        record = self.prepared(manager.readable()).filter(**self.lookup()).first()
        if record is None:
            return self.elsewhere(manager)
        if self.twin:
            return self.twin_answer(record)
        return self.rendered(self.frame(record) | self.details(record))

    def frame(self, record: Any) -> dict[str, Any]:
        """Return what every detail page prints: names, way, twins, and the banner of a withdrawn record."""
        return {
            "record": record,
            "title": named(record),
            "other": named_beside(record),
            "breadcrumb": self.breadcrumb(record),
            "twins": self.twin_links(record.get_absolute_url()),
            "citation": self.citation(record),
            "structured": jsonld.block(jsonld.of_record(record, self.schema_type)),
            "withdrawn": shown(record, "withdrawn_reason") if record.status == Status.WITHDRAWN else None,
        }

    def citation(self, record: Any) -> dict[str, Any]:
        """Return how to cite the page, where the noun has no form of its own: its name, year and address."""
        address = record.get_absolute_url()
        return cited(
            Citation(
                key=address.removeprefix("/zh-hans").strip("/").replace("/", "-"),
                title=str(named(record)),
                year=self.year(record),
                portal=_("IP Portal"),
                url=addresses.absolute(address),
            )
        )

    def year(self, record: Any) -> str:
        """Return the year a citation of the record prints; none for what has no date of its own."""
        return ""

    def twin_answer(self, record: Any) -> HttpResponseBase:
        """Answer with the record for machines."""
        return twins.answer(
            twins.of_record(
                record, data=self.data(record), links=self.links(record), source=self.source(record)
            )
        )

    def elsewhere(self, manager: Any) -> HttpResponseBase:
        """Answer for an address without a readable record: gone, moved or unknown."""
        taken_down = {"status": Status.WITHDRAWN, "withdrawn_as": WithdrawnAs.TAKEN_DOWN}
        gone = manager.filter(**self.lookup(), **taken_down).first()
        if gone is not None:
            return self.gone(gone)
        moved = addresses.moved(self.request.path)
        if moved:
            return HttpResponsePermanentRedirect(moved)
        if self.twin:
            return twins.refusal(404, _("Nothing is kept at this address."))
        raise Http404

    def gone(self, record: Any) -> HttpResponseBase:
        """Answer for a record taken down: the reason, no text."""
        reason = shown(record, "withdrawn_reason")
        if self.twin:
            return twins.refusal(410, reason)
        return render(self.request, "410.html", {"reason": reason, "title": named(record)}, status=410)


class NounList(PublicView):
    """A list of records with filters, facets, order and pages; its twins take the same query."""

    twins: ClassVar[tuple[str, ...]] = ("json", "csv", "xlsx")
    filterset: ClassVar[type[PublicFilterSet]]
    sorts: ClassVar[Sequence[Sort]]
    per_page = PER_PAGE
    heading: ClassVar[Label]
    lede: ClassVar[Label] = ""
    search_label: ClassVar[Label] = ""
    search_example: ClassVar[Label] = ""
    columns: ClassVar[Sequence[tuple[str, Callable[[Any], Cell]]]]  # heading and value, for all twins

    def records(self) -> QuerySet[Any]:
        """Return every public row of the list, before filters."""
        raise NotImplementedError

    def prepared(self, records: QuerySet[Any]) -> QuerySet[Any]:
        """Return the query with what a row prints (select and prefetch related)."""
        return records

    def counted(self, count: int) -> str:
        """Return the count with its noun ("8 cases")."""
        raise NotImplementedError

    def details(self, listing: Listing, records: Sequence[Any]) -> dict[str, Any]:
        """Return what the template of this noun prints: its rows."""
        return {"records": records}

    def identity(self, record: Any) -> dict[str, Any]:
        """Return what names a row for machines."""
        return twins.identity(record)

    def breadcrumb(self) -> Sequence[Crumb]:
        """Return the way to the list."""
        return trail(Crumb(self.heading))

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Answer with a page of the list, or with all of it for machines."""
        listing = Listing(
            request.GET,
            path=addresses.page_of(request.path),
            queryset=self.records(),
            filterset=self.filterset,
            sorts=self.sorts,
            per_page=self.per_page,
        )
        if self.twin:
            return self.twin_answer(listing)
        try:
            records = list(self.prepared(listing.of_page))
        except NoSuchPage as missing:
            return self.no_such_page(listing, missing)
        return self.rendered(display.of_list(self, listing) | self.details(listing, records))

    def no_such_page(self, listing: Listing, missing: NoSuchPage) -> HttpResponseBase:
        """Answer for a page the list does not have: how many it has, and the way to them."""
        return render(self.request, "404.html", display.no_such_page(listing, missing), status=404)

    def twin_answer(self, listing: Listing) -> HttpResponseBase:
        """Answer with the list for machines, or with everything that is wrong with the query."""
        problems = listing.strict_problems()
        after = self.request.GET.get("after", "0")
        if not (after.isascii() and after.isdigit() and len(after) <= LONGEST_CURSOR):
            return twins.refusal(400, _("“after” is the cursor of a page: take it from “next”."))
        if problems:
            found = [{"parameter": one.name, "value": one.value, "problem": one.message} for one in problems]
            return twins.refusal(400, _("Some parameters could not be used."), problems=found)
        return self.page_for_machines(listing, int(after)) if self.twin == "json" else self.table(listing)

    def page_for_machines(self, listing: Listing, after: int) -> HttpResponseBase:
        """Answer with a hundred rows after a cursor, in the fixed order of their keys."""
        rows = self.prepared(listing.filterset.qs.order_by("pk").filter(pk__gt=after))[: twins.PER_PAGE + 1]
        found = list(rows)
        page, more = found[: twins.PER_PAGE], found[twins.PER_PAGE :]
        query = listing.query.at(addresses.twin(listing.query.path, "json"))
        following = addresses.absolute(query.url(after=str(page[-1].pk))) if more else None
        return twins.answer(
            twins.of_list(
                url=addresses.absolute(self.request.get_full_path()),
                query=dict(listing.query.values),
                count=listing.count,
                following=following,
                results=self.results(page),
            )
        )

    def results(self, records: Sequence[Any]) -> list[dict[str, Any]]:
        """Return the rows of a page for machines."""
        return [self.for_machines(record) for record in records]

    def for_machines(self, record: Any) -> dict[str, Any]:
        """Return one row for machines."""
        return self.identity(record) | {"data": {name: value(record) for name, value in self.columns}}

    def table(self, listing: Listing) -> HttpResponseBase:
        """Answer with every row as a file."""
        rows = self.prepared(listing.rows).iterator(chunk_size=500)
        header = [name for name, _value in self.columns]
        return self.file(addresses.name_of(listing.query.path), header, self.cells(rows))

    def cells(self, rows: Iterable[Any]) -> Iterable[Sequence[Cell]]:
        """Yield the cells of each row."""
        return ([value(record) for _name, value in self.columns] for record in rows)
