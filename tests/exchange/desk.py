"""Editors who bring files in on the desk."""

from collections.abc import Callable
from typing import cast

from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

ORGANISATIONS = b"slug,name_en,kind\ncourt,Renamed Court,court\nnew-body,New body,agency\n"
IMPORT, EXPORT = "/admin/directory/organisation/import/", "/admin/directory/organisation/export/"
SignIn = Callable[..., Client]
EDITOR = ("view", "import", "add", "change")


def post(client: Client, data: bytes = ORGANISATIONS, name: str = "organisations.csv") -> HttpResponse:
    """Upload a file on the page of organisations."""
    return cast(HttpResponse, client.post(IMPORT, {"workbook": SimpleUploadedFile(name, data)}))


def upload(client: Client, data: bytes = ORGANISATIONS, name: str = "organisations.csv") -> str:
    """Upload a file and return the address of its import."""
    response = post(client, data, name)
    assert response.status_code == 302
    return str(response["Location"])


def step(address: str, name: str) -> str:
    return address.replace("/change/", f"/{name}/")
