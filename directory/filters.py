"""Filters of the lists of organisations and documents."""

from __future__ import annotations

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from directory.models import Instrument, Organisation
from pages.filters import CodesFilter, PublicFilterSet, TextFilter, YearFilter
from publishing.states import Status


class OrganisationFilters(PublicFilterSet):
    """`q kind area`."""

    q = TextFilter(
        "name_en",
        "name_zh_hans",
        "short_name_en",
        "short_name_zh_hans",
        "aliases__name",
        label=_("Text"),
        many=True,
    )
    kind = CodesFilter("kind", label=_("Kind"), choices=Organisation.Kind.choices)
    area = CodesFilter("area__code", label=_("Area"), names=("area__name_en", "area__name_zh_hans"))


class DocumentFilters(PublicFilterSet):
    """`q type issuer year`."""

    q = TextFilter("title_en", "title_zh_hans", "number", "summary_en", "summary_zh_hans", label=_("Text"))
    type = CodesFilter("kind", label=_("Type"), choices=Instrument.Kind.choices)
    issuer = CodesFilter(
        "issuers__organisation__slug",
        label=_("Issuer"),
        names=("issuers__organisation__name_en", "issuers__organisation__name_zh_hans"),
        many=True,
        where=Q(issuers__organisation__status=Status.LIVE),
    )
    year = YearFilter("year", label=_("Year"))
