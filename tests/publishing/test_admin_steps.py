"""Publish, withdraw, review, history and preview through the admin's own pages."""

from typing import Any

import pytest
from django.test import Client

from directory.models import Organisation
from publishing.models import AuditEntry, ContentVersion, Correction, Revision
from publishing.states import Stage, Status
from tests.factories.publishing import (
    draft,
    draft_ahead,
    editor,
    in_review,
    published,
    user,
    withdrawn,
)
from tests.publishing.records import case, organisation

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("desk")]
POSTS = ("submit", "approve", "request-changes", "discard", "restore", "merge")


def page(record: Any, view: str) -> str:
    return f"/admin/{record._meta.app_label}/{record._meta.model_name}/{record.pk}/{view}/"


def stage(record: Any) -> str:
    record.refresh_from_db()
    return str(record.head_revision.stage)


@pytest.mark.parametrize("view", POSTS)
def test_what_changes_something_answers_only_to_a_post(client: Client, by: Any, view: str) -> None:
    record = draft(organisation())
    assert client.get(page(record, view)).status_code == 405
    assert client.post(page(record, view).replace(f"/{record.pk}/", "/99999/")).status_code == 404


@pytest.mark.parametrize("view", [*POSTS, "publish", "withdraw", "preview", "compare", "history"])
def test_nobody_without_a_role_gets_anywhere(client: Client, view: str) -> None:
    record = draft_ahead(published(organisation()), name_en="Ahead")
    client.force_login(user())
    before = Revision.objects.count(), AuditEntry.objects.count()
    for answer in (client.get(page(record, view)), client.post(page(record, view), {"number": "1"})):
        assert answer.status_code in {302, 403, 404, 405}
    assert (Revision.objects.count(), AuditEntry.objects.count()) == before
    assert b"Ahead" not in client.get(page(record, view)).content


@pytest.mark.parametrize("view", ["approve", "request-changes", "publish", "withdraw"])
def test_editors_may_not_decide(client: Client, view: str) -> None:
    record = in_review(organisation()) if view != "withdraw" else published(organisation())
    client.force_login(editor())
    before = stage(record)
    assert client.post(page(record, view), {"how": "taken_down", "reason_en": "x"}).status_code == 403
    assert stage(record) == before


def test_the_way_through_review(client: Client, by: Any) -> None:
    record = draft(organisation())
    for view, wanted in (
        ("submit", Stage.IN_REVIEW),
        ("request-changes", Stage.CHANGES_REQUESTED),
        ("submit", Stage.IN_REVIEW),
        ("approve", Stage.APPROVED),
    ):
        assert client.post(page(record, view), {"reason": "so"}).status_code == 302
        assert stage(record) == wanted
    assert client.post(page(record, "approve"), follow=True).status_code == 200
    assert stage(record) == Stage.APPROVED


def test_publishing_asks_first_and_says_what_readers_will_find_changed(client: Client, by: Any) -> None:
    record = draft_ahead(published(case()), title_en="Another title")
    asked = client.get(page(record, "publish")).content.decode()
    assert "Nothing stands in the way" in asked
    assert "<del>" in asked
    record.refresh_from_db()
    assert record.title_en == "A dispute"
    assert client.post(page(record, "publish")).status_code == 302
    record.refresh_from_db()
    assert record.title_en == "Another title"


def test_everything_in_the_way_is_listed_with_a_link_to_its_fix(client: Client, by: Any) -> None:
    record = draft(case(title_en="", source=None))
    response = client.get(page(record, "publish"))
    text = response.content.decode()
    for field in ("title_en", "source"):
        assert f'href="{page(record, "change")}#id_{field}"' in text
    assert "disabled" in text
    assert client.post(page(record, "publish")).status_code == 409
    record.refresh_from_db()
    assert record.status == Status.UNPUBLISHED


def test_a_correction_is_published_with_its_notice(client: Client, by: Any) -> None:
    record = draft_ahead(published(organisation()), name_en="Right")
    half = client.post(page(record, "publish"), {"series": "2022"})
    assert "A correction needs this" in half.content.decode()
    client.post(page(record, "publish"), {"series": "2022", "summary_en": "The name was wrong."})
    assert Correction.objects.get().code == "2022-1"


def test_nothing_to_publish_is_said(client: Client, by: Any) -> None:
    assert "public already" in client.get(page(published(organisation()), "publish")).content.decode()


def test_withdrawing_asks_how_and_why(client: Client, by: Any) -> None:
    record = published(organisation())
    assert client.get(page(record, "withdraw")).status_code == 200
    assert "errorlist" in client.post(page(record, "withdraw"), {"how": "superseded"}).content.decode()
    client.post(page(record, "withdraw"), {"how": "superseded", "reason_en": "Merged."})
    record.refresh_from_db()
    assert (record.status, record.withdrawn_reason_en) == (Status.WITHDRAWN, "Merged.")
    assert "Withdrawn: Merged." in " ".join(client.get(page(record, "change")).content.decode().split())


def test_history_compares_and_restores(client: Client, by: Any) -> None:
    record = draft_ahead(published(organisation(name_en="First")), name_en="Second")
    history = client.get(page(record, "history")).content.decode()
    assert all(text in history for text in ("Compare the two chosen", "Restore", "published"))
    compared = client.get(page(record, "compare"), {"old": "2", "new": "1"}).content.decode()
    assert compared.index("First") < compared.index("Second")
    client.post(page(record, "restore"), {"number": "1"})
    record.refresh_from_db()
    assert record.head_revision is not None
    assert (record.head_revision.number, record.head_revision.label_en) == (3, "First")


def test_comparing_shows_labels_for_keys_and_what_was_deleted(client: Client, by: Any) -> None:
    gone = organisation(name_en="Gone office")
    record = published(case())
    parts = record.head_revision.content["parts"]  # type: ignore[union-attr]  # published
    parts["party"] = [{**parts["party"][0], "organisation": gone.pk, "role": "appellant"}]
    draft_ahead(record, parts=parts)
    text = client.get(page(record, "compare")).content.decode()
    assert "Gone office" in text
    assert "Party › Role" in text
    key = gone.pk
    gone.delete()
    assert f"deleted ({key})" in client.get(page(record, "compare")).content.decode()


@pytest.mark.parametrize("query", ["old=9&new=1", "old=x", "old=²", "new=" + "9" * 40])
def test_comparing_unknown_revisions_is_404(client: Client, by: Any, query: str) -> None:
    assert client.get(page(published(organisation()), "compare") + f"?{query}").status_code == 404


@pytest.mark.parametrize("number", ["", "x", "77", "²"])
def test_restoring_an_unknown_revision_says_so(client: Client, by: Any, number: str) -> None:
    record = published(organisation())
    shown = client.post(page(record, "restore"), {"number": number}, follow=True).content.decode()
    assert "There is no revision" in shown


def test_giving_up_a_draft(client: Client, by: Any) -> None:
    record = draft_ahead(published(organisation()), name_en="Ahead")
    client.post(page(record, "discard"))
    record.refresh_from_db()
    assert not record.has_draft_ahead


def test_the_list_shows_the_newest_name_and_where_it_stands(client: Client, by: Any) -> None:
    draft_ahead(published(organisation()), name_en="Ahead of the page")
    withdrawn(organisation(name_en="Gone"))
    base = "/admin/directory/organisation/"
    everything = client.get(base).content.decode()
    assert "Ahead of the page" in everything
    assert 'data-state="published" data-ahead' in everything
    assert "Ahead of the page" in client.get(f"{base}?q=ahead").content.decode()
    for state, name in (("ahead", "Ahead of the page"), ("withdrawn", "Gone")):
        shown = client.get(f"{base}?state={state}").content.decode()
        assert [one in shown for one in ("Ahead of the page", "Gone")] == [name != "Gone", name == "Gone"]


def test_selected_records_are_handed_in_and_published_together(client: Client, by: Any) -> None:
    base, records = "/admin/directory/organisation/", [draft(organisation()) for _ in range(2)]
    chosen = {"_selected_action": [record.pk for record in records]}
    client.post(base, {"action": "submit_selected", **chosen})
    assert [stage(record) for record in records] == [Stage.IN_REVIEW, Stage.IN_REVIEW]
    asked = client.post(base, {"action": "publish_selected", **chosen})
    assert asked.status_code == 200
    assert Organisation.objects.published().count() == 0
    client.post(base, {"action": "publish_selected", "post": "yes", **chosen})
    assert Organisation.objects.published().count() == 2


def test_the_trail_is_read_only(client: Client, by: Any) -> None:
    published(organisation())
    for name, row in (("auditentry", AuditEntry.objects.all()[0]), ("revision", Revision.objects.all()[0])):
        base = f"/admin/publishing/{name}"
        assert client.get(f"{base}/").status_code == 200
        assert client.get(f"{base}/{row.pk}/change/").status_code == 200
        assert client.post(f"{base}/{row.pk}/change/", {}).status_code == 403
        assert client.post(f"{base}/{row.pk}/delete/", {"post": "yes"}).status_code == 403
        assert client.get(f"{base}/add/").status_code == 403


class TestPreview:
    def test_it_shows_the_draft_through_the_public_view_and_leaves_nothing(
        self, client: Client, by: Any
    ) -> None:
        record = draft_ahead(
            published(case(title_zh_hans="公开")), title_en="MARK", title_zh_hans="草稿", slug="moved"
        )
        before = Revision.objects.count(), AuditEntry.objects.count(), ContentVersion.objects.get().number
        shown = client.get(page(record, "preview"))
        assert shown.status_code == 200
        assert shown.content.decode().startswith("MARK | A court, A court | Draft")
        assert "草稿" in client.get(page(record, "preview") + "?language=zh-hans").content.decode()
        assert (
            Revision.objects.count(),
            AuditEntry.objects.count(),
            ContentVersion.objects.get().number,
        ) == before
        public = client.get(f"/cases/{record.slug}/").content.decode()
        assert public.startswith("A dispute")
        assert client.get("/cases/moved/").status_code == 404

    def test_it_is_kept_by_nobody(self, client: Client, by: Any) -> None:
        shown = client.get(page(draft(case()), "preview"), headers={"If-None-Match": '"1"'})
        assert "no-store" in shown["Cache-Control"]
        assert shown["X-Robots-Tag"] == "noindex"
        assert "ETag" not in shown
        assert shown.content.decode().endswith("| None")

    def test_a_stream_is_read_inside(self, client: Client, by: Any) -> None:
        record = draft_ahead(published(organisation()), name_en="MARK")
        assert client.get(page(record, "preview")).content == b"MARK"

    def test_what_is_missing_is_said_with_links(self, client: Client, by: Any) -> None:
        shown = client.get(page(draft(case(title_en="")), "preview"))
        assert shown.status_code == 409
        assert "#id_title_en" in shown.content.decode()

    def test_contributors_see_drafts_and_strangers_do_not(self, client: Client) -> None:
        record = draft(case())
        client.force_login(user("contributor"))
        assert client.get(page(record, "preview")).status_code == 200
        client.logout()
        assert client.get(page(record, "preview")).status_code == 302

    def test_an_unknown_language_is_the_editors_own(self, client: Client, by: Any) -> None:
        assert client.get(page(draft(case()), "preview") + "?language=tlh").status_code == 200

    def test_a_post_is_refused(self, client: Client, by: Any) -> None:
        assert client.post(page(draft(case()), "preview")).status_code == 405
