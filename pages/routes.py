"""The addresses of a page and of its twins, side by side."""

from __future__ import annotations

from django.urls import URLPattern, path

from pages.views import PublicView


def twinned(route: str, view: type[PublicView], name: str) -> list[URLPattern]:
    """Return the patterns of a page and of every twin it has: `cases/` with `cases.json` and `cases.csv`.

    Twins are named after the page: `cases-json`.
    """
    handler = view.as_view()
    stem = route.rstrip("/")
    return [
        path(route, handler, name=name),
        *(path(f"{stem}.{kind}", handler, {"twin": kind}, name=f"{name}-{kind}") for kind in view.twins),
    ]
