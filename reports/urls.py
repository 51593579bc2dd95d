"""Addresses of the book; the words that stand here are reserved, so that no chapter can take them."""

from __future__ import annotations

from django.urls import path

from pages.routes import twinned
from reports import views

app_name = "reports"
urlpatterns = [
    *twinned("reports/", views.ReportList, "reports"),
    path("reports/latest/", views.Latest.as_view(), name="latest"),
    *twinned("reports/<year:year>/", views.Edition, "report"),
    *twinned("reports/<year:year>/full/", views.Full, "full"),
    *twinned("reports/<year:year>/corrections/", views.Corrections, "corrections"),
    path("reports/<year:year>/versions/<int:number>/", views.EditionVersion.as_view(), name="report-version"),
    *twinned("reports/<year:year>/<code:chapter>/", views.Chapter, "chapter"),
    path(
        "reports/<year:year>/<code:chapter>/versions/<int:number>/",
        views.ChapterVersion.as_view(),
        name="chapter-version",
    ),
]
