from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client

from directory.models import Source
from publishing import actions
from publishing.actions import CorrectionText
from publishing.states import WithdrawnAs
from reports.models import CasePick, KeyFigure
from tests.factories import cases, numbers, reports
from tests.factories.publishing import draft, draft_ahead, published, publisher, withdrawn
from tests.reports.books import Book, book

pytestmark = pytest.mark.django_db
MARKER = "MARKER OF A DRAFT"
CHAPTER = "/reports/2022/protection/"


def text(client: Client, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200, path
    return response.content.decode()


@pytest.fixture
def made() -> Book:
    return book().out()


@pytest.mark.parametrize("prefix", ["", "/zh-hans"])
@pytest.mark.parametrize(
    "path",
    [
        "/reports/",
        "/reports/2022/",
        "/reports/2022/foreword/",
        CHAPTER,
        "/reports/2022/full/",
        "/reports/2022/corrections/",
        "/reports/2022/versions/1/",
        f"{CHAPTER}versions/1/",
    ],
)
def test_every_page_of_an_edition_answers_without_raw_marks(
    client: Client, made: Book, prefix: str, path: str
) -> None:
    page = text(client, f"{prefix}{path}")
    assert "[[" not in page
    assert "{{note" not in page
    assert "{{exhibit" not in page
    assert "figure-missing" not in page


def test_chapter_prints_bound_figures_notes_and_exhibit_numbers(client: Client, made: Book) -> None:
    page = text(client, CHAPTER)
    address = f"{made.granted.get_absolute_url()}#2022"
    assert f'<a class="figure" href="{address}"><data value="178300">178,300</data></a>' in page
    assert '<sup><a href="#judicial-protection-note-1" aria-label="Note 1">1</a></sup>' in page
    assert 'id="judicial-protection-note-1"' in page
    assert f'<a href="{CHAPTER}#grants">Table 3-1</a>' in page


def test_chapter_keeps_the_place_of_a_lost_chart(client: Client, made: Book) -> None:
    page = text(client, CHAPTER)
    assert 'class="exhibit missing" id="lost"' in page
    assert "The data did not survive." in page
    assert "Figure 3-1" in page


def test_chapter_leads_on_and_stands_in_the_rail(client: Client, made: Book) -> None:
    page = text(client, CHAPTER)
    assert 'aria-current="page"><b>III</b>' in page
    assert 'href="/reports/2022/foreword/" rel="prev"' in page
    assert 'href="#enforcement"' in page


def test_chapter_shows_chosen_cases_that_are_public(client: Client) -> None:
    made = book()
    public, hidden = published(cases.case()), draft(cases.case(title_en=MARKER))
    for position, case in enumerate((public, hidden)):
        CasePick.objects.create(report=made.report, case=case, section_slug="enforcement", position=position)
    made.out()
    page = text(client, CHAPTER)
    assert public.get_absolute_url() in page
    assert MARKER not in page


def test_run_in_section_redirects_to_its_place(client: Client, made: Book) -> None:
    answer = client.get("/reports/2022/judicial-protection/")
    assert (answer.status_code, answer["Location"]) == (301, f"{CHAPTER}#judicial-protection")


def test_latest_leads_to_the_newest_edition(client: Client, made: Book) -> None:
    book(2021).out()
    draft(reports.report(2023))
    answer = client.get("/reports/latest/")
    assert (answer.status_code, answer["Location"]) == (302, "/reports/2022/")


def test_latest_without_an_edition_is_not_found(client: Client) -> None:
    assert client.get("/reports/latest/").status_code == 404


@pytest.mark.parametrize(
    "path", ["/reports/1999/", "/reports/2022/nothing/", f"{CHAPTER}versions/9/", f"{CHAPTER}versions/0/"]
)
def test_unknown_address_is_not_found(client: Client, made: Book, path: str) -> None:
    assert client.get(path).status_code == 404


def test_title_page_counts_figures_and_shows_key_figures(client: Client) -> None:
    made = book()
    KeyFigure.objects.create(
        report=made.report, indicator=made.granted, period="2022", kicker_en="in the year"
    )
    made.out()
    page = text(client, "/reports/2022/")
    assert "2 figures" in page
    assert '<data value="178300">178,300</data>' in page
    assert "Table 3-1" in page


def test_draft_of_a_section_is_not_public(client: Client, made: Book) -> None:
    draft_ahead(made.first, title_en=MARKER, body_en=f"<p>{MARKER}</p>")
    draft(reports.section(made.report, parent=made.chapter, title_en=MARKER, body_en=f"<p>{MARKER}</p>"))
    for path in (CHAPTER, "/reports/2022/", "/reports/2022/full/", "/reports/2022/protection.json"):
        assert MARKER not in text(client, path), path


def test_withdrawn_edition_keeps_all_its_pages_under_a_banner(client: Client) -> None:
    made = book()
    withdrawn(made.report)
    for path in ("/reports/2022/", CHAPTER, "/reports/2022/full/"):
        page = text(client, path)
        assert "Replaced by a newer one." in page, path
    assert "178,300" in text(client, CHAPTER)


def test_edition_taken_down_gives_the_reason_only(client: Client) -> None:
    made = book()
    withdrawn(made.report, WithdrawnAs.TAKEN_DOWN)
    for path in ("/reports/2022/", CHAPTER, "/reports/2022/full/", "/reports/2022.json"):
        answer = client.get(path)
        assert answer.status_code == 410, path
        assert "178,300" not in answer.content.decode()


def test_superseded_section_stays_on_its_page_under_a_banner(client: Client, made: Book) -> None:
    actions.withdraw(record=made.second, how="superseded", reason_en="See the next year.", by=publisher())
    page = text(client, CHAPTER)
    assert "See the next year." in page
    assert "They acted." in page


def test_figure_in_a_title_is_printed_and_never_shown_raw(client: Client) -> None:
    made = book()
    made.chapter.title_en = f"A year of [[{made.granted.slug}:2022]] grants"
    made.chapter.save()
    made.out()
    assert "<h1>A year of 178,300 grants</h1>" in text(client, CHAPTER)
    for path in (CHAPTER, "/reports/2022/", "/search/?q=grants", made.granted.get_absolute_url()):
        assert "[[" not in text(client, path), path
    assert "[[" not in str(client.get("/reports/2022/protection.json").json()["title"])


def test_section_taken_down_leaves_the_page_and_has_no_address(client: Client, made: Book) -> None:
    actions.withdraw(record=made.first, how=WithdrawnAs.TAKEN_DOWN, reason_en="Wrong office.", by=publisher())
    assert "judicial-protection" not in text(client, CHAPTER)
    assert client.get("/reports/2022/judicial-protection/").status_code == 410


def test_changed_chapter_address_redirects(client: Client, made: Book) -> None:
    published(draft_ahead(made.chapter, slug="ip-protection"))
    answer = client.get(CHAPTER)
    assert (answer.status_code, answer["Location"]) == (301, "/reports/2022/ip-protection/")


def corrected(made: Book, value: int) -> None:
    """Correct the number and the sentence around it, in public."""
    numbers.superseded(made.number_now(), value, after=timedelta(microseconds=1))
    draft_ahead(made.first, body_en=f"<p>The right number is [[{made.granted.slug}:2022]].{{{{note:1}}}}</p>")
    actions.publish(
        records=[made.first],
        by=publisher(),
        correction=CorrectionText(series="2022", summary_en="The number was misread."),
    )


def test_earlier_version_keeps_its_text_and_its_figures(client: Client, made: Book) -> None:
    corrected(made, 178_400)
    now, before = text(client, CHAPTER), text(client, f"{CHAPTER}versions/1/")
    assert "The right number is" in now
    assert "178,400" in now
    assert "178,300" not in now
    assert "The right number is" not in before
    assert "The city granted" in before
    assert "178,300" in before
    assert "178,400" not in before
    assert '<meta name="robots" content="noindex">' in before
    assert "Version 1 of 2." in before


def test_changed_page_leads_to_the_page_as_first_published(client: Client, made: Book) -> None:
    assert f"{CHAPTER}versions/1/" not in text(client, CHAPTER)
    corrected(made, 178_400)
    assert f"{CHAPTER}versions/1/" in text(client, CHAPTER)


def test_version_shows_no_draft(client: Client, made: Book) -> None:
    draft_ahead(made.first, body_en=f"<p>{MARKER}</p>")
    assert MARKER not in text(client, f"{CHAPTER}versions/1/")
    assert client.get(f"{CHAPTER}versions/2/").status_code == 404


def test_corrections_are_numbered_and_lead_to_the_text_before(client: Client, made: Book) -> None:
    corrected(made, 178_400)
    page = text(client, "/reports/2022/corrections/")
    assert "2022-1" in page
    assert "The number was misread." in page
    assert f"{CHAPTER}versions/1/" in page
    found = client.get("/reports/2022/corrections.json").json()
    assert [one["number"] for one in found["results"]] == ["2022-1"]


def test_later_edition_does_not_change_an_earlier_page(client: Client, made: Book) -> None:
    elsewhere = Source.objects.get(pk=numbers.source("yearbook-2023").pk)
    numbers.observation(made.granted, 999_999, "2022", source=elsewhere)
    assert "999,999" not in text(client, CHAPTER)


def test_chapter_twin_holds_sections_notes_and_exhibits(client: Client, made: Book) -> None:
    found = client.get("/reports/2022/protection.json").json()
    assert found["type"] == "section"
    assert found["source"]["type"] == "source"
    first, second = found["data"]["sections"]
    assert first["notes"] == [{"mark": "1", "text": {"en": "As printed.", "zh-hans": ""}}]
    assert (first["exhibits"][0]["number"], second["exhibits"][0]["kind"]) == ("table 3-1", "missing")


def test_edition_twins(client: Client, made: Book) -> None:
    found = client.get("/reports/2022.json").json()
    assert [one["slug"] for one in found["data"]["contents"]] == ["foreword", "protection"]
    assert client.get("/reports.json").json()["count"] == 1
