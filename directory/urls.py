"""Addresses of organisations and documents."""

from directory import views
from pages.routes import twinned

app_name = "directory"
urlpatterns = [
    *twinned("organisations/", views.Organisations, "organisations"),
    *twinned("organisations/<slug:slug>/", views.OrganisationPage, "organisation"),
    *twinned("documents/", views.Documents, "documents"),
    *twinned("documents/<slug:slug>/", views.DocumentPage, "document"),
]
