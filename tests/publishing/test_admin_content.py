"""Data without drafts: a change is public at once, so caches must hear of it and the trail must say so."""

import pytest
from django.test import Client

from accounts.models import User
from directory.models import Area
from publishing.models import AuditEntry, ContentVersion
from tests.publishing.desk import form_of

pytestmark = pytest.mark.django_db


def version() -> int:
    return ContentVersion.objects.get().number if ContentVersion.objects.exists() else 1


def save(client: Client, address: str, **changes: str) -> None:
    data = {**form_of(client.get(address).content.decode()), **changes, "_save": "1"}
    assert client.post(address, data).status_code == 302


def test_adding_changing_and_deleting_count_as_changes_the_public_sees(client: Client, by: User) -> None:
    base, before = "/admin/directory/area", version()
    save(client, f"{base}/add/", code="pudong", name_en="Pudong", kind="district")
    area = Area.objects.get(code="pudong")
    save(client, f"{base}/{area.pk}/change/", name_en="Pudong New Area")
    save(client, f"{base}/{area.pk}/change/")
    assert client.post(f"{base}/{area.pk}/delete/", {"post": "yes"}).status_code == 302
    assert list(AuditEntry.objects.filter(by=by).order_by("pk").values_list("verb", flat=True)) == [
        "added",
        "changed",
        "deleted",
    ]
    assert version() == before + 3
