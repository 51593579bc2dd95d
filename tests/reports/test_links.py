from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import call_command

from publishing.models import Link, Role
from reports.models import CasePick
from tests.factories import cases, directory, numbers
from tests.factories.publishing import draft_ahead, published
from tests.reports.books import book

pytestmark = pytest.mark.django_db


def edges() -> set[tuple[str, str, str, int]]:
    return set(Link.objects.values_list("noun", "role", "path", "to_id"))


def test_book_links_to_what_it_quotes_shows_names_and_lists() -> None:
    made = book()
    body, document = published(directory.organisation()), published(directory.document())
    made.second.organisations.add(body)
    made.second.instruments.add(document)
    chosen = published(cases.case())
    CasePick.objects.create(report=made.report, case=chosen)
    made.out()
    chapter = "/reports/2022/protection/"
    assert edges() >= {
        ("section", Role.QUOTES, chapter, made.granted.pk),
        ("section", Role.QUOTES, f"{chapter}#judicial-protection", made.granted.pk),
        ("section", Role.MENTIONS, f"{chapter}#enforcement", body.pk),
        ("section", Role.MENTIONS, f"{chapter}#enforcement", document.pk),
        ("exhibit", Role.SHOWS, f"{chapter}#grants", made.granted.pk),
        ("report", Role.LISTS, "/reports/2022/", chosen.pk),
    }


@pytest.mark.parametrize("field", ["title", "alt"])
def test_exhibit_quotes_what_its_words_name(field: str) -> None:
    made = book()
    other = numbers.indicator("other-number")
    numbers.observation(other, 5, "2022", source=made.report.source, released_at=None)
    setattr(made.table, f"{field}_en", "With [[other-number:2022]] in words")
    made.table.save()
    made.out()
    assert Link.objects.filter(noun="exhibit", role=Role.QUOTES, to_id=other.pk).exists()


def test_draft_ahead_changes_no_link() -> None:
    made = book().out()
    before = edges()
    draft_ahead(made.first, body_en="<p>Nothing quoted.</p>")
    assert edges() == before


def test_links_rebuilt_are_the_same() -> None:
    book().out()
    before = list(Link.objects.order_by("pk").values())
    assert before
    call_command("rebuild_links", stdout=StringIO())
    assert list(Link.objects.order_by("pk").values()) == before
