"""An admin site and public pages of their own, so that the tests of the desk depend on no noun's admin."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Any

from django.conf.urls.i18n import i18n_patterns
from django.contrib.admin import AdminSite
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect
from django.test import Client
from django.urls import include, path
from django.utils.translation import get_language

from accounts.admin import DepartmentAdmin
from accounts.models import Department
from cases.models import CaseCollection, CollectionEntry, Party, TypicalCase
from directory.models import Alias, Organisation
from publishing.admin import AuditEntryAdmin, CorrectionAdmin, PartInline, PublishableAdmin, RevisionAdmin
from publishing.models import AuditEntry, Correction, Revision

site = AdminSite()


class PartyInline(PartInline):
    model = Party


class EntryInline(PartInline):
    model = CollectionEntry


class AliasInline(PartInline):
    model = Alias


class CaseAdmin(PublishableAdmin):
    inlines = (PartyInline,)
    fields = ("title_en", "title_zh_hans", "slug", "kind", "rights", "facts_en", "source", "owner")


class CollectionAdmin(PublishableAdmin):
    inlines = (EntryInline,)
    fields = ("title_en", "slug", "ranked", "source")


class OrganisationAdmin(PublishableAdmin):
    inlines = (AliasInline,)
    fields = ("name_en", "name_zh_hans", "slug", "kind", "owner")
    search_fields = ("name_en",)


site.register(TypicalCase, CaseAdmin)
site.register(CaseCollection, CollectionAdmin)
site.register(Organisation, OrganisationAdmin)
site.register(Department, DepartmentAdmin)
site.register(AuditEntry, AuditEntryAdmin)
site.register(Correction, CorrectionAdmin)
site.register(Revision, RevisionAdmin)


def case(request: HttpRequest, slug: str) -> HttpResponse:
    """The public page, as plain as can be: title and parties of a published case."""
    found = TypicalCase.objects.published().filter(slug=slug).first()
    if found is None:
        raise Http404
    names = ", ".join(str(party) for party in found.parties.all())
    bar = getattr(request, "preview", None)
    title, known = found.label(get_language() or "en"), request.META.get("HTTP_IF_NONE_MATCH")
    text = f"{title} | {names} | {bar and bar['state']} | {known}"
    response = HttpResponse(text, headers={"ETag": '"1"', "Cache-Control": "public, max-age=60"})
    response.set_cookie("seen", "1")
    return response


def organisation(request: HttpRequest, slug: str) -> StreamingHttpResponse:
    """Read only when it is sent: what it says depends on when."""
    names = (row.name_en for row in Organisation.objects.published().filter(slug=slug).iterator())
    return StreamingHttpResponse(names)


def collection(request: HttpRequest, slug: str) -> HttpResponse:
    return redirect(f"/cases/{slug}/")


cases = (
    [path("<slug:slug>/", case, name="case"), path("c/<slug:slug>/", collection, name="collection")],
    "cases",
)
directory = ([path("<slug:slug>/", organisation, name="organisation")], "directory")
urlpatterns = i18n_patterns(
    path("admin/", site.urls),
    path("cases/", include(cases)),
    path("organisations/", include(directory)),
    prefix_default_language=False,
)


class _Fields(HTMLParser):
    """Collects what a browser would send for the form whose id ends in `_form`."""

    def __init__(self) -> None:
        super().__init__()
        self.data: dict[str, Any] = {}
        self.inside = False
        self.select = self.area = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "form":
            self.inside = (given.get("id") or "").endswith("_form") and given.get("id") != "logout-form"
        name = given.get("name") or ""
        if not self.inside or (tag != "option" and "__prefix__" in name):
            return
        if tag == "input" and name:
            ticked = given.get("type") not in {"checkbox", "radio"} or "checked" in given
            if ticked and given.get("type") != "submit":
                self.data[name] = given.get("value") or ("on" if given.get("type") == "checkbox" else "")
        elif tag == "select":
            self.select = name
        elif tag == "option" and "selected" in given and self.select and "__prefix__" not in self.select:
            self.data.setdefault(self.select, []).append(given.get("value") or "")
        elif tag == "textarea":
            self.area = name
            self.data[name] = ""

    def handle_data(self, data: str) -> None:
        if self.area:
            self.data[self.area] += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self.area = ""
        elif tag == "select":
            self.select = ""
        elif tag == "form":
            self.inside = False


def form_of(html: str) -> dict[str, Any]:
    """Return what a browser would send back for the record's form, unchanged."""
    parser = _Fields()
    parser.feed(html)
    # A browser leaves out the first line break of a text area.
    return {
        name: re.sub(r"^\r?\n", "", value) if isinstance(value, str) else value
        for name, value in parser.data.items()
    }


def change(record: Any) -> str:
    return f"/admin/{record._meta.app_label}/{record._meta.model_name}/{record.pk}/change/"


def opened(client: Client, record: Any) -> dict[str, Any]:
    response = client.get(change(record))
    assert response.status_code == 200
    return form_of(response.content.decode())


def post(client: Client, record: Any, data: dict[str, Any], button: str = "_continue") -> Any:
    return client.post(change(record), {**data, button: "1"})
