"""The stock form on the newest text: read from the page as a browser does, and posted back."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cases.models import CollectionEntry, Party, TypicalCase
from directory.models import Organisation
from publishing.models import AuditEntry, Revision
from publishing.states import Stage, Status
from tests.factories.publishing import (
    department,
    draft,
    drifted,
    editor,
    published,
    user,
)
from tests.publishing.desk import change, form_of, opened, post
from tests.publishing.records import case, collection, organisation, with_aliases

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("desk")]


def test_saving_a_public_record_makes_a_draft_and_changes_no_page(client: Client, by: Any) -> None:
    record = published(case())
    data = opened(client, record)
    response = post(client, record, {**data, "title_en": "Ahead", "_reason": "a typo"})
    assert response.status_code == 302
    record.refresh_from_db()
    assert (record.title_en, record.status) == ("A dispute", Status.LIVE)
    head = record.head_revision
    assert head is not None
    assert (head.number, head.label_en, head.reason, head.by, head.stage) == (
        2,
        "Ahead",
        "a typo",
        by,
        Stage.DRAFT,
    )
    assert drifted([record]) == []
    assert AuditEntry.objects.filter(verb="saved", by=by).count() == 1
    assert opened(client, record)["title_en"] == "Ahead"


def test_an_unchanged_form_saves_nothing(client: Client, by: Any) -> None:
    record = published(case(facts_en="<p>One &amp; <strong>two</strong></p><ul><li><p>three</p></li></ul>"))
    data = opened(client, record)
    page = client.post(change(record), {**data, "_continue": "1"}, follow=True).content.decode()
    assert "Nothing had changed" in page
    assert Revision.objects.filter(object_id=record.pk, content_type__model="typicalcase").count() == 1


def test_parts_are_edited_added_and_removed_in_the_draft_only(client: Client, by: Any) -> None:
    record = published(case())
    first, second = record.parties.all()
    data = opened(client, record)
    assert data["parties-0-id"] == str(first.pk)
    data |= {
        "parties-0-DELETE": "on",
        "parties-1-role": "appellant",
        "parties-TOTAL_FORMS": "3",
        "parties-2-id": "",
        "parties-2-case": str(record.pk),
        "parties-2-role": "defendant",
        "parties-2-name_en": "Li X",
        "parties-2-anonymised": "on",
        "parties-2-position": "5",
    }
    assert post(client, record, data).status_code == 302
    assert list(record.parties.all()) == [first, second]
    record.refresh_from_db()
    drafted = record.head_revision.content["parts"]["party"]  # type: ignore[union-attr]  # saved
    assert [(row["role"], row["id"] == str(second.pk)) for row in drafted] == [
        ("appellant", True),
        ("defendant", False),
    ]
    again = opened(client, record)
    assert again["parties-1-id"] == drafted[1]["id"], "a part born in a draft keeps its id"
    assert again["parties-TOTAL_FORMS"] == "2"


def test_two_parts_swap_a_unique_value(client: Client, by: Any) -> None:
    record = published(collection(published(case()), published(case())))
    data = opened(client, record)
    data |= {"entries-0-rank": "2", "entries-1-rank": "1"}
    assert post(client, record, data).status_code == 302
    record.refresh_from_db()
    rows = record.head_revision.content["parts"]["collectionentry"]  # type: ignore[union-attr]  # saved
    assert sorted((row["position"], row["rank"]) for row in rows) == [(0, 2), (1, 1)]
    assert list(CollectionEntry.objects.order_by("position").values_list("rank", flat=True)) == [1, 2]


def test_a_half_finished_text_of_a_public_record_can_be_saved_and_opened(client: Client, by: Any) -> None:
    record = published(case())
    data = {**opened(client, record), "title_en": "", "source": ""}
    assert post(client, record, data).status_code == 302
    assert opened(client, record)["title_en"] == ""
    assert TypicalCase.objects.published().get() == record


def test_an_invalid_form_comes_back_with_its_errors_and_saves_nothing(client: Client, by: Any) -> None:
    record = published(case())
    response = post(client, record, {**opened(client, record), "slug": "not a slug!", "title_en": "Ahead"})
    assert response.status_code == 200
    page = response.content.decode()
    assert "errorlist" in page
    assert form_of(page)["title_en"] == "Ahead"
    assert form_of(page)["_base"] == "1"
    record.refresh_from_db()
    assert not record.has_draft_ahead


def test_adding_a_record_writes_its_row_its_parts_and_its_first_revision(client: Client, by: Any) -> None:
    data = form_of(client.get("/admin/directory/organisation/add/").content.decode())
    data |= {
        "name_en": "New",
        "slug": "new",
        "kind": "court",
        "aliases-TOTAL_FORMS": "1",
        "aliases-0-name": "Newer",
        "aliases-0-language": "en",
        "aliases-0-kind": "variant",
        "aliases-0-position": "0",
    }
    assert client.post("/admin/directory/organisation/add/", {**data, "_continue": "1"}).status_code == 302
    record = Organisation.objects.get(slug="new")
    assert record.status == Status.UNPUBLISHED
    assert record.head_revision is not None
    assert record.head_revision.content["parts"]["alias"][0]["name"] == "Newer"
    assert AuditEntry.objects.filter(verb="saved", by=by, object_id=str(record.pk)).count() == 1


@pytest.mark.parametrize(
    ("button", "leads"),
    [
        ("_continue", "/change/"),
        ("_preview", "/preview/"),
        ("_publish", "/publish/"),
        ("_save", "/organisation/"),
        ("_submit", "/change/"),
    ],
)
def test_where_each_button_leads(client: Client, by: Any, button: str, leads: str) -> None:
    record = draft(organisation())
    response = post(client, record, {**opened(client, record), "name_en": "B"}, button)
    assert response.url.endswith(leads)
    record.refresh_from_db()
    assert record.head_revision is not None
    assert record.head_revision.stage == (Stage.IN_REVIEW if button == "_submit" else Stage.DRAFT)


def test_contributors_work_in_their_department_only(client: Client) -> None:
    own = department("own")
    client.force_login(user("contributor", department=own))
    mine, other = draft(organisation(owner=own)), draft(organisation())
    assert post(client, mine, {**opened(client, mine), "name_en": "B"}).status_code == 302
    assert client.get(change(other)).status_code == 200
    assert post(client, other, {"name_en": "B", "_base": "1"}).status_code == 403
    add = "/admin/directory/organisation/add/"
    data = form_of(client.get(add).content.decode())
    client.post(add, {**data, "name_en": "New", "slug": "new", "kind": "court", "_continue": "1"})
    assert Organisation.objects.get(slug="new").owner == own


def test_a_contributor_removes_parts_of_an_own_record(client: Client) -> None:
    own = department("own")
    client.force_login(user("contributor", department=own))
    record = draft(with_aliases("one", "two", owner=own))
    assert post(client, record, {**opened(client, record), "aliases-0-DELETE": "on"}).status_code == 302
    assert [alias.name for alias in record.aliases.all()] == ["two"]


def test_what_has_been_public_cannot_be_deleted(client: Client, by: Any) -> None:
    record, unseen = published(organisation()), draft(organisation())
    base = "/admin/directory/organisation"
    assert client.post(f"{base}/{record.pk}/delete/", {"post": "yes"}).status_code == 403
    both = {"action": "delete_selected", "_selected_action": [record.pk, unseen.pk], "post": "yes"}
    client.post(f"{base}/", both)
    assert Organisation.objects.filter(pk__in=[record.pk, unseen.pk]).count() == 2
    assert client.post(f"{base}/{unseen.pk}/delete/", {"post": "yes"}).status_code == 302
    assert AuditEntry.objects.filter(verb="deleted", object_id=str(unseen.pk)).exists()


def test_the_editors_scripts_carry_the_nonce_of_the_policy(client: Client, by: Any) -> None:
    response = client.get(change(published(case())))
    nonce = str(response.wsgi_request.csp_nonce)  # type: ignore[attr-defined]  # set by the policy's middleware
    assert f'<script type="importmap" nonce="{nonce}">' in response.content.decode()
    assert f"'nonce-{nonce}'" in response["Content-Security-Policy"]


def test_hostile_prose_is_clean_in_the_revision(client: Client, by: Any) -> None:
    record = published(case())
    post(client, record, {**opened(client, record), "facts_en": "<p onclick=x>A<script>y</script></p>"})
    record.refresh_from_db()
    assert record.head_revision.content["facts_en"] == "<p>A</p>"  # type: ignore[union-attr]  # saved


def queries_of_saving(client: Client, aliases: int) -> int:
    """Return how many queries it takes to save a form in which every one of its parts has changed."""
    record = published(with_aliases(*(f"name {n}" for n in range(aliases))))
    data = {**opened(client, record), "name_en": "B"}
    post(client, record, {**data, "name_en": "A"})
    data |= {"_base": "2"} | {f"aliases-{n}-name": f"changed {n}" for n in range(aliases)}
    with CaptureQueriesContext(connection) as asked:
        assert post(client, record, data).status_code == 302
    return len(asked)


def test_saving_many_parts_asks_one_query_more_for_each_and_no_other(client: Client, by: Any) -> None:
    queries_of_saving(client, 1)  # fills the caches of content types and the like
    # The stock formset looks each posted row up by its key; everything else is the same for any number.
    assert queries_of_saving(client, 2) - 2 == queries_of_saving(client, 25) - 25 <= 40


def test_a_party_of_the_draft_only_is_not_public(client: Client, by: Any) -> None:
    record = published(case())
    data = opened(client, record)
    data |= {
        "parties-TOTAL_FORMS": "3",
        "parties-2-role": "plaintiff",
        "parties-2-name_en": "MARK",
        "parties-2-position": "9",
    }
    assert post(client, record, data).status_code == 302
    assert not Party.objects.filter(name_en="MARK").exists()


def test_editors_have_no_publish_button(client: Client) -> None:
    client.force_login(editor())
    record = draft(organisation())
    assert 'name="_publish"' not in client.get(change(record)).content.decode()
    assert client.get(f"/admin/directory/organisation/{record.pk}/publish/").status_code == 403
