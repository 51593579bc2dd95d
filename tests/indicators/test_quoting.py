"""A reference in text prints the record's number, the edition's own, and links to it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from indicators.models import Indicator, ObsStatus, Qualifier
from indicators.quoting import Quoter
from tests.factories import numbers
from tests.factories.numbers import RELEASED

pytestmark = pytest.mark.django_db
LATER = RELEASED + timedelta(days=30)


def quoter(**fields: Any) -> Quoter:
    named = {"edition_source": numbers.source("paper"), "default_area": numbers.area(), **fields}
    return Quoter(**named)


def granted(value: Any = 178300, period: str = "2022", **fields: Any) -> Any:
    made = Indicator.objects.filter(slug="granted").first() or numbers.indicator("granted")
    return numbers.observation(made, value, period, **fields)


def test_reference_in_prose_is_a_link_around_machine_readable_number() -> None:
    granted()

    assert quoter().html("<p>It granted [[granted:2022]] patents.</p>") == (
        '<p>It granted <a class="figure" href="/statistics/granted/#2022">'
        '<data value="178300">178,300</data></a> patents.</p>'
    )


def test_qualifier_stands_inside_the_link() -> None:
    granted(380000, qualifier=Qualifier.MORE_THAN)

    assert '>more than <data value="380000">380,000</data></a>' in quoter().html("[[granted:2022]]")
    assert ">more than" not in quoter().html("[[granted:2022|bare]]")


def test_chinese_page_links_to_chinese_address_and_counts_in_wan() -> None:
    granted(rounding_step=100)

    printed = quoter(language="zh-hans").html("[[granted:2022]]")

    assert 'href="/zh-hans/statistics/granted/#2022"' in printed
    assert '<data value="178300">17.83万件</data>' in printed


def test_text_in_the_other_language_keeps_its_numbers_but_links_on_the_pages_side() -> None:
    granted(rounding_step=100)

    printed = quoter(language="zh-hans").html("[[granted:2022]]", lang="en")

    assert "/zh-hans/statistics/" in printed
    assert ">178,300<" in printed


def test_text_column_is_escaped() -> None:
    granted()

    assert quoter().text("a < b & [[granted:2022|unit]]").startswith("a &lt; b &amp; <a ")
    assert quoter().plain("a < b & [[granted:2022|unit]]") == "a < b & 178,300 patents"


def test_prose_as_plain_words_has_no_tags() -> None:
    granted()

    words = quoter().plain("<p>A &amp; [[granted:2022]].</p><p>B</p>", markup=True)

    assert words == "A & 178,300.\nB"


def test_stock_is_found_by_its_year_and_linked_by_it() -> None:
    valid = numbers.indicator("valid", kind=Indicator.Kind.STOCK)
    numbers.observation(valid, 201900, "2022-12-31")

    for period in ("2022", "2022-12-31"):
        assert '/statistics/valid/#2022">' in quoter().html(f"[[valid:{period}]]")


def test_number_of_another_area_is_linked_to_that_areas_row(client: Client) -> None:
    granted()
    granted(5, area=numbers.area("hefei"))

    for reference, place in (("granted@hefei", "hefei-2022"), ("granted", "2022")):
        assert f'href="/statistics/granted/#{place}"' in quoter().html(f"[[{reference}:2022]]")
        assert f'id="{place}"' in client.get("/statistics/granted/").content.decode()
    assert 'id="shanghai-2022"' in client.get("/statistics/granted/").content.decode()


def test_change_prints_signed_and_bare_without_sign() -> None:
    numbers.change(granted(), "15.76")

    assert quoter().plain("[[granted:2022:change]]") == "+15.76%"
    assert quoter().plain("[[granted:2022:change|bare]]") == "15.76%"


def test_missing_number_says_so_and_carries_no_value() -> None:
    granted(None, obs_status=ObsStatus.MISSING)

    printed = quoter().html("[[granted:2022]]")

    assert ">not stated in our source</a>" in printed
    assert "<data" not in printed


def test_rank_is_an_ordinal() -> None:
    place = numbers.indicator(
        "place", kind=Indicator.Kind.RANK, unit=numbers.unit("rank", family="rank", measure_zh_hans="位")
    )
    numbers.observation(place, 6, area=numbers.area("cluster"))

    assert quoter().plain("[[place@cluster:2022]]") == "6th"
    assert quoter().plain("[[place@cluster:2022|words]]") == "sixth"


@pytest.mark.parametrize("raw", ["[[nothing:2022]]", "[[granted:20x]]", "[[granted:2019]]", "[[granted:2022"])
def test_unresolved_reference_is_never_shown_raw(raw: str) -> None:
    granted()

    for printed in (quoter().html(f"<p>{raw}</p>"), quoter().text(raw), quoter().plain(raw)):
        assert "[[" not in printed
        assert "figure not available" in printed


@pytest.mark.parametrize("count", [1, 60])
def test_page_costs_two_queries_however_many_references(count: int, django_assert_num_queries: Any) -> None:
    for place in range(count):
        row = numbers.observation(numbers.indicator(f"many-{place}"), place)
        numbers.change(row, 1)
    texts = [f"<p>[[many-{place}:2022]] ([[many-{place}:2022:change]])</p>" for place in range(count)]
    asked = quoter()

    with django_assert_num_queries(2):
        asked.load(texts)
        printed = "".join(map(asked.html, texts))

    assert printed.count("<data") == 2 * count
    assert len(asked.bound) == len(asked.indicators) == count


def test_later_source_never_changes_an_earlier_page() -> None:
    granted(100)
    granted(101, source=numbers.source("later-paper"), released_at=LATER)

    for moment in (None, RELEASED, LATER + timedelta(days=1)):
        assert quoter(as_of=moment).plain("[[granted:2022]]") == "100"


def test_foreign_number_stays_that_of_the_day_of_publication() -> None:
    other = numbers.source("bureau")
    row = granted(100, source=other)
    numbers.superseded(row, 105, after=timedelta(days=60))
    granted(90, source=numbers.source("late"), released_at=LATER + timedelta(days=365))

    assert quoter(as_of=LATER).plain("[[granted:2022]]") == "100"
    assert quoter(as_of=LATER + timedelta(days=60)).plain("[[granted:2022]]") == "105"


def test_correction_of_the_own_number_changes_the_published_page() -> None:
    row = granted(100)
    asked = {"as_of": RELEASED}
    assert quoter(**asked).plain("[[granted:2022]]") == "100"

    numbers.superseded(row, 98)

    assert quoter(**asked).plain("[[granted:2022]]") == "98"


def test_pending_row_counts_only_for_a_text_that_goes_out_with_its_source() -> None:
    granted(100, released_at=None)

    assert quoter().plain("[[granted:2022]]") == "figure not available"
    assert quoter(pending=True).plain("[[granted:2022]]") == "100"
    other = numbers.source("other")
    assert quoter(pending=True, edition_source=other).plain("[[granted:2022]]") == "figure not available"


def test_number_of_a_source_that_is_not_public_is_not_printed() -> None:
    granted(100, source=numbers.source("draft", draft=True))

    assert quoter().plain("[[granted:2022]]") == "figure not available"


def test_number_of_a_draft_indicator_is_not_printed() -> None:
    numbers.observation(numbers.indicator("hidden", draft=True), 5)

    assert quoter().plain("[[hidden:2022]]") == "figure not available"


@pytest.mark.parametrize(("language", "printed"), [("en", "+6.7 patents"), ("zh-hans", "+6.7件")])
def test_absolute_change_of_a_ratio_is_counted_in_what_the_ratio_counts(language: Any, printed: str) -> None:
    per_head = numbers.unit(
        "per-10k", plural_en="per 10,000 people", measure_zh_hans="件/万人", family="ratio"
    )
    counted = numbers.indicator("high-value", unit=numbers.unit("patent", measure_zh_hans="件"))
    ratio = numbers.indicator("ratio", unit=per_head, kind="ratio", numerator=counted, decimals=1)
    numbers.change(numbers.observation(ratio, "40.9"), "6.7", "absolute")

    assert quoter(language=language).plain("[[ratio:2022:change]]") == printed
