"""Numbers are recorded as pending rows, released with their source, and superseded, never edited."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from accounts.models import User
from indicators import actions
from indicators.models import Change, Indicator, Observation
from publishing.actions import publish
from publishing.models import AuditEntry, ContentVersion
from tests.factories import directory, numbers
from tests.factories.publishing import user

pytestmark = pytest.mark.django_db


def number(about: Indicator, value: str, **fields: Any) -> Observation:
    """An observation of 2022 in Shanghai, not saved."""
    return Observation(
        **{
            "indicator": about,
            "area": directory.area(),
            "period": "2022",
            "source": numbers.source("paper"),
            "value": Decimal(value),
            **fields,
        }
    )


def record(*rows: Observation) -> list[Observation]:
    return actions.record_observations(rows=map(actions.Row, rows), by=User.objects.system())


def test_a_new_number_waits_for_its_source() -> None:
    about = numbers.indicator()

    (row,) = record(number(about, "10"))

    assert row.released_at is None
    assert row.year == 2022
    assert not Observation.objects.published().exists()


def test_publishing_the_source_releases_what_waits_for_it() -> None:
    source = numbers.source("paper", draft=True)
    (row,) = record(number(numbers.indicator(), "10"))

    publish(records=[source], by=User.objects.system())

    assert list(Observation.objects.published()) == [row]


def test_a_change_supersedes_and_the_old_row_stays_as_it_was() -> None:
    about = numbers.indicator()
    old = numbers.observation(about, 10)

    (new,) = record(number(about, "12"))
    assert list(Observation.objects.published().current()) == [old]
    released = actions.release(sources=[old.source], by=User.objects.system())

    old.refresh_from_db()
    assert released == 1
    assert new.supersedes == old
    assert (old.value, old.superseded_at is not None) == (Decimal(10), True)
    assert list(Observation.objects.published().current()) == [new]


def test_the_same_number_again_leaves_nothing_behind() -> None:
    about = numbers.indicator()
    numbers.observation(about, 10)

    assert record(number(about, "10.0")) == []
    assert Observation.objects.count() == 1


def test_going_back_to_what_is_public_drops_the_pending_row() -> None:
    about = numbers.indicator()
    numbers.observation(about, 10)
    record(number(about, "12"))

    record(number(about, "10"))

    assert not Observation.objects.pending().exists()


def test_a_second_change_replaces_the_pending_row() -> None:
    about = numbers.indicator()
    record(number(about, "10"))
    record(number(about, "11"))

    assert [row.value for row in Observation.objects.pending()] == [Decimal(11)]


def test_a_printed_change_alone_is_a_difference() -> None:
    about = numbers.indicator()
    numbers.observation(about, 10)
    change = Change(kind=Change.Kind.PERCENT, value=Decimal("5.5"))

    (row,) = actions.record_observations(
        rows=[actions.Row(number(about, "10"), [change])], by=User.objects.system()
    )

    assert [one.value for one in row.changes.all()] == [Decimal("5.5")]


def test_rows_of_a_source_that_is_not_public_are_not_released() -> None:
    source = numbers.source("paper", draft=True)
    record(number(numbers.indicator(), "10"))

    assert actions.release(sources=[source], by=User.objects.system()) == 0


def test_a_release_is_written_down_and_ends_every_kept_copy() -> None:
    record(number(numbers.indicator(), "10"))
    before = ContentVersion.objects.get().number

    actions.release(sources=[numbers.source("paper")], by=User.objects.system())

    assert ContentVersion.objects.get().number > before
    assert list(
        AuditEntry.objects.filter(verb__in=["recorded", "released"]).order_by("id").values_list("verb")
    ) == [
        ("recorded",),
        ("released",),
    ]


def test_a_stock_without_its_date_is_refused_with_the_remedy() -> None:
    with pytest.raises(ValidationError, match="2022-12-31"):
        record(number(numbers.indicator(kind=Indicator.Kind.STOCK), "10"))


def test_who_may_not_record_or_release_is_told_so() -> None:
    about = numbers.indicator()
    with pytest.raises(PermissionDenied):
        actions.record_observations(rows=[actions.Row(number(about, "1"))], by=user())
    with pytest.raises(PermissionDenied):
        actions.release(sources=[numbers.source("paper")], by=user())
