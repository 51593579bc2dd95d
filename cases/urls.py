"""Addresses of cases and collections; `collections` is reserved, so that no case can take it."""

from __future__ import annotations

from cases.views import CaseDetail, CaseList, CollectionDetail, CollectionList
from pages.routes import twinned

app_name = "cases"
urlpatterns = [
    *twinned("cases/", CaseList, "cases"),
    *twinned("cases/collections/", CollectionList, "collections"),
    *twinned("cases/collections/<code:slug>/", CollectionDetail, "collection"),
    *twinned("cases/<code:slug>/", CaseDetail, "case"),
]
