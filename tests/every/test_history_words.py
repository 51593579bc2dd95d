from __future__ import annotations

import pytest
from django.test import Client

from tests.factories.directory import organisation
from tests.factories.publishing import published, publisher, withdrawn

pytestmark = pytest.mark.django_db


def test_history_names_what_a_line_adds_in_words(client: Client) -> None:
    record = withdrawn(published(organisation()))
    client.force_login(publisher())
    text = client.get(f"/admin/directory/organisation/{record.pk}/history/").content.decode()
    assert "What readers find: " in text
    for raw in ("reason_en", "reason_zh_hans", "how:"):
        assert raw not in text
