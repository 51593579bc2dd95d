"""Two people with the same form: the second is told, sees both texts, and nothing is lost."""

from typing import Any

import pytest
from django.test import Client

from publishing import actions, snapshots
from publishing.models import Revision
from tests.factories.publishing import (
    draft,
    draft_ahead,
    published,
    publisher,
)
from tests.publishing.desk import opened, post
from tests.publishing.records import case, organisation

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("desk")]


def test_a_stale_form_is_answered_409_with_both_texts_and_saved_on_request(client: Client, by: Any) -> None:
    record = published(case(title_zh_hans="甲"))
    data = opened(client, record)
    draft_ahead(record, title_zh_hans="乙")
    response = post(client, record, {**data, "title_en": "Mine"})
    assert response.status_code == 409
    page = response.content.decode()
    assert all(text in page for text in ("Mine", "乙", "Your text has not been saved"))
    assert Revision.objects.filter(object_id=record.pk, content_type__model="typicalcase").count() == 2
    carried = {"carried": response.context["carried"], "seen": "2", "how": "both"}
    assert client.post(response.context["merge_url"], carried).status_code == 302
    record.refresh_from_db()
    content = record.head_revision.content  # type: ignore[union-attr]  # saved
    assert (content["title_en"], content["title_zh_hans"]) == ("Mine", "乙")


def test_a_stale_form_of_a_record_never_published_does_not_overwrite_its_row(client: Client, by: Any) -> None:
    record = draft(organisation())
    data = opened(client, record)
    draft_content = {**snapshots.capture(record), "name_en": "Theirs"}
    actions.save_draft(record=record, content=draft_content, base=1, by=by)
    response = post(client, record, {**data, "name_en": "Mine"})
    assert response.status_code == 409
    record.refresh_from_db()
    assert record.name_en == "Theirs"
    carried = {"carried": response.context["carried"], "seen": "2", "how": "mine"}
    client.post(response.context["merge_url"], carried)
    record.refresh_from_db()
    assert record.name_en == "Mine"


def test_a_carried_text_is_bound_to_user_and_record(client: Client, by: Any) -> None:
    record = published(case())
    data = opened(client, record)
    draft_ahead(record, title_zh_hans="乙")
    response = post(client, record, {**data, "title_en": "Mine"})
    client.force_login(publisher())
    client.post(
        response.context["merge_url"], {"carried": response.context["carried"], "seen": "2", "how": "mine"}
    )
    record.refresh_from_db()
    assert record.head_revision is not None
    assert record.head_revision.number == 2


@pytest.mark.parametrize("base", ["", "x", "99", "²", "9" * 30])
def test_a_forged_base_is_stale_never_an_error(client: Client, by: Any, base: str) -> None:
    record = published(organisation())
    assert post(client, record, {**opened(client, record), "name_en": "B", "_base": base}).status_code == 409
