"""What an editor does about findings: bind, accept, reopen; the page, the command, the blockers."""

from __future__ import annotations

import json
from io import StringIO

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from publishing import actions as publishing
from publishing.models import AuditEntry
from reports import actions
from reports.audit.findings import Finding
from reports.audit.gathering import audit_of
from reports.audit.standing import standings_of
from reports.models import AcceptedFinding
from tests.factories import reports
from tests.factories.publishing import draft, draft_ahead, editor, published, publisher, user
from tests.reports.books import Book, book

pytestmark = pytest.mark.django_db


@pytest.fixture
def made() -> Book:
    return book()


def said(made: Book, text: str, field: str = "body_en") -> Book:
    """Let the second section say something, in a draft nobody has published."""
    setattr(made.second, field, text)
    made.second.save()
    draft(made.second)
    return made


def findings(made: Book, kind: str) -> list[Finding]:
    return [one for one in audit_of(made.report).findings if one.kind == kind]


def test_small_edition_has_only_bound_numbers_and_years(made: Book) -> None:
    audit = audit_of(made.report)
    assert audit.findings == ()
    assert {one.number.group for one in audit.numbers} <= {"bound", "year", "label"}


def test_draft_ahead_of_a_public_text_is_audited_and_the_row_stays(made: Book) -> None:
    made.out()
    draft_ahead(made.second, body_en="<p>Patents granted 2022: 178,900 patents.</p>")
    [found] = findings(made, "contradiction")
    assert found.spot is not None
    assert (found.spot.where.pk, found.spot.text) == (made.second.pk, "178,900")
    made.second.refresh_from_db()
    assert made.second.body_en == "<p>They acted.</p>"


def test_bound_number_prints_what_was_typed(made: Book) -> None:
    said(made, "<p>They saw 178,300 patents granted &amp; filed.</p>")
    [found] = findings(made, "match")
    [revision] = actions.bind(report=made.report, fingerprints=[found.fingerprint], by=editor())
    assert (
        revision.content["body_en"]
        == f"<p>They saw [[{made.granted.slug}:2022]] patents granted &amp; filed.</p>"
    )
    assert findings(made, "match") == []


def test_binding_all_leaves_contradictions_alone(made: Book) -> None:
    said(made, "<p>They saw 178,300 patents granted.</p><p>Patents granted 2022: 178,400 patents.</p>")
    said(made, "<p>178,300 patents granted.</p>", "lead_en")
    actions.bind(report=made.report, by=editor())
    made.second.refresh_from_db()
    assert made.second.lead_en.count("[[") == 1
    assert made.second.body_en.count("[[") == 1
    assert "178,400" in made.second.body_en


def test_binding_a_note_of_a_section(made: Book) -> None:
    note = made.first.notes.get()
    note.text_en = "All 178,300 patents granted."
    note.save()
    draft(made.first)
    [revision] = actions.bind(report=made.report, by=editor())
    [part] = revision.content["parts"]["sectionnote"]
    assert part["text_en"] == f"All [[{made.granted.slug}:2022]] patents granted."


def test_binding_needs_permission(made: Book) -> None:
    said(made, "<p>They saw 178,300 patents granted.</p>")
    with pytest.raises(PermissionDenied):
        actions.bind(report=made.report, by=user())


def test_binding_what_is_gone_is_refused(made: Book) -> None:
    with pytest.raises(publishing.Refused, match="not found any more"):
        actions.bind(report=made.report, fingerprints=["0" * 16], by=editor())


def test_accepted_note_keeps_its_reason_until_the_words_change(made: Book) -> None:
    said(made, "<p>Two papers came out.</p>")
    [found] = findings(made, "unbound")
    by = editor()
    actions.accept(report=made.report, fingerprint=found.fingerprint, reason="No statistic.", by=by)
    [standing] = standings_of(made.report).accepted
    assert standing.accepted is not None
    assert (standing.accepted.reason, standing.accepted.by) == ("No statistic.", by)
    assert AuditEntry.objects.filter(verb="accepted", by=by).count() == 1
    said(made, "<p>Three papers came out.</p>")
    assert standings_of(made.report).accepted == []


def test_accepting_without_reason_is_refused(made: Book) -> None:
    said(made, "<p>Two papers came out.</p>")
    [found] = findings(made, "unbound")
    with pytest.raises(publishing.Refused, match="Say why"):
        actions.accept(report=made.report, fingerprint=found.fingerprint, reason="  ", by=editor())
    assert not AcceptedFinding.objects.exists()


def test_plain_error_cannot_be_accepted(made: Book) -> None:
    made.out()
    reference = f"[[{made.granted.slug}:2022]]"
    draft_ahead(made.first, body_en=made.first.body_en.replace(reference, "178,900"))
    [found] = findings(made, "contradiction")
    with pytest.raises(publishing.Refused, match="put it right"):
        actions.accept(report=made.report, fingerprint=found.fingerprint, reason="So what.", by=editor())


def test_reopened_finding_waits_again(made: Book) -> None:
    said(made, "<p>Two papers came out.</p>")
    [found] = findings(made, "unbound")
    actions.accept(report=made.report, fingerprint=found.fingerprint, reason="No statistic.", by=editor())
    actions.reopen(report=made.report, fingerprint=found.fingerprint, by=editor())
    assert len(standings_of(made.report).notes) == 1


def test_contradiction_blocks_its_section_and_its_edition(made: Book) -> None:
    said(made, "<p>Patents granted 2022: 178,900 patents.</p>")
    blockers = publishing.check(records=[made.report])
    assert [("178,900" in one.message, one.label) for one in blockers] == [(True, str(made.second))]
    assert blockers[0].url.endswith("#id_body_en")


def test_contradiction_blocks_a_section_published_alone(made: Book) -> None:
    made.out()
    draft_ahead(made.second, body_en="<p>Patents granted 2022: 178,900 patents.</p>")
    [blocker] = publishing.check(records=[made.second])
    assert "178,900" in blocker.message
    assert publishing.check(records=[draft_ahead(made.first, title_en="Courts and judges")]) == []


def test_wrong_record_blocks_the_edition(made: Book) -> None:
    made.number.printed_en = "173,800"
    made.number.save()
    [blocker] = publishing.check(records=[made.report])
    assert "173,800" in blocker.message
    assert made.granted.slug in blocker.message


def test_notes_do_not_block(made: Book) -> None:
    said(made, "<p>Two papers came out.</p>")
    assert publishing.check(records=[made.report]) == []


def command(*arguments: str) -> tuple[int, str]:
    out = StringIO()
    try:
        call_command("audit_figures", *arguments, stdout=out)
    except SystemExit as ended:
        return int(ended.code or 0), out.getvalue()
    return 0, out.getvalue()


def test_command_succeeds_without_errors(made: Book) -> None:
    code, told = command("--edition", "2022")
    assert code == 0
    assert "0 errors" in told


def test_command_fails_and_names_place_number_record_and_remedy(made: Book) -> None:
    said(made, "<p>First.</p><p>Patents granted 2022: 178,900 patents.</p>")
    code, told = command()
    assert code == 1
    for part in (
        "Text (English), paragraph 2, character 23",
        "178,900",
        f"[[{made.granted.slug}:2022]]",
        "Write [[",
    ):
        assert part in told


def test_command_tells_the_same_as_json(made: Book) -> None:
    said(made, "<p>Patents granted 2022: 178,900 patents.</p>")
    code, told = command("--json", "--edition", "2022")
    [edition] = json.loads(told)
    [finding] = edition["findings"]
    assert (code, edition["errors"]) == (1, 1)
    assert (finding["kind"], finding["section"], finding["field"]) == (
        "contradiction",
        "enforcement",
        "body_en",
    )
    assert (finding["paragraph"], finding["offset"], finding["number"]) == (1, 22, "178,900")


def test_command_refuses_an_unknown_edition_and_an_unknown_user(made: Book) -> None:
    with pytest.raises(CommandError, match="no edition"):
        call_command("audit_figures", "--edition", "1999")
    with pytest.raises(CommandError, match="no user"):
        call_command("audit_figures", "--by", "nobody-here")


def address(made: Book) -> str:
    return reverse("admin:reports_report_audit", args=[made.report.pk])


def test_page_shows_findings_with_their_fixes(made: Book, client: Client) -> None:
    said(made, "<p>Patents granted 2022: 178,900 patents. Two papers.</p>")
    client.force_login(editor())
    response = client.get(address(made))
    assert response.status_code == 200
    page = response.content.decode()
    assert "<mark>178,900</mark>" in page
    assert reverse("admin:reports_section_change", args=[made.second.pk]) + "#id_body_en" in page
    acceptable = [one for one in standings_of(made.report).all if one.finding.acceptable]
    assert page.count('value="accept"') == len(acceptable) == 1
    assert "style=" not in page.split("<main")[-1]


def test_form_of_an_edition_leads_to_its_audit(made: Book, client: Client) -> None:
    client.force_login(editor())
    form = client.get(reverse("admin:reports_report_change", args=[made.report.pk]))
    assert address(made) in form.content.decode()


def test_page_binds_accepts_and_reopens(made: Book, client: Client) -> None:
    said(made, "<p>They saw 178,300 patents granted.</p><p>Two papers came out.</p>")
    client.force_login(editor())
    client.post(address(made), {"do": "bind-all"})
    assert findings(made, "match") == []
    [found] = findings(made, "unbound")
    client.post(address(made), {"do": "accept", "finding": found.fingerprint, "reason": "No statistic."})
    assert len(standings_of(made.report).accepted) == 1
    client.post(address(made), {"do": "reopen", "finding": found.fingerprint})
    assert standings_of(made.report).accepted == []


@pytest.mark.parametrize("do", ["bind", "accept", "reopen", "nonsense", ""])
def test_page_answers_bad_requests_with_a_message(made: Book, client: Client, do: str) -> None:
    client.force_login(editor())
    response = client.post(address(made), {"do": do, "finding": "none"}, follow=True)
    assert response.status_code == 200


def test_page_is_closed_to_those_who_may_not_change_the_edition(made: Book, client: Client) -> None:
    client.force_login(user())
    assert client.get(address(made)).status_code in (302, 403)
    client.force_login(publisher())
    published(made.report)
    assert client.get(address(made)).status_code == 200


def test_audit_takes_as_many_queries_for_two_sections_as_for_twenty(made: Book) -> None:
    def count() -> int:
        with CaptureQueriesContext(connection) as queries:
            audit_of(made.report)
        return len(queries)

    few = count()
    for _ in range(20):
        draft(
            reports.section(made.report, parent=made.chapter, body_en=f"<p>[[{made.granted.slug}:2022]]</p>")
        )
    assert count() == few
