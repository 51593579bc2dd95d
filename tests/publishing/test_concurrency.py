"""Two at once, each with its own connection to the database."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.db import connection

from accounts.models import User
from publishing import actions
from publishing.models import Correction, Revision
from publishing.states import Stage
from tests.factories.publishing import draft_ahead, drifted, published
from tests.publishing.records import organisation

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(act: Callable[[int], Any], *, times: int = 2) -> list[Any]:
    """Run `act(n)` in `times` threads that start together; return results, or the exceptions raised."""
    barrier = Barrier(times)

    def run(n: int) -> Any:
        barrier.wait()
        try:
            return act(n)
        except Exception as error:
            return error
        finally:
            connection.close()

    with ThreadPoolExecutor(times) as pool:
        return list(pool.map(run, range(times)))


def test_two_saves_on_one_base_one_wins_and_the_other_is_told() -> None:
    record = published(organisation())
    system = User.objects.system()
    content = record.head_revision.content  # type: ignore[union-attr]  # published

    def save(n: int) -> Any:
        mine = type(record).objects.get(pk=record.pk)
        return actions.save_draft(record=mine, content={**content, "name_en": f"Name {n}"}, base=1, by=system)

    results = at_once(save)
    assert sorted(type(one).__name__ for one in results) == ["Revision", "Stale"]
    assert Revision.objects.filter(object_id=record.pk).count() == 2


def test_publishing_twice_at_once_publishes_once() -> None:
    record = draft_ahead(published(organisation()), name_en="New")
    system = User.objects.system()
    results = at_once(lambda _n: actions.publish(records=[type(record).objects.get(pk=record.pk)], by=system))
    assert sorted(len(one) for one in results) == [0, 1]
    record.refresh_from_db()
    assert drifted([record]) == []
    assert Revision.objects.filter(object_id=record.pk, stage=Stage.PUBLISHED).count() == 1


def test_corrections_at_once_get_different_numbers() -> None:
    records = [draft_ahead(published(organisation()), name_en="Right") for _ in range(3)]
    system = User.objects.system()
    text = actions.CorrectionText("2022", "Wrong name.")
    results = at_once(
        lambda n: actions.publish(records=[records[n]], by=system, correction=text), times=len(records)
    )
    assert [len(one) for one in results] == [1, 1, 1]
    assert sorted(Correction.objects.values_list("number", flat=True)) == [1, 2, 3]


def test_a_reader_sees_the_public_text_while_a_rehearsal_holds_the_draft() -> None:
    record = draft_ahead(published(organisation()), name_en="Draft")
    model = type(record)
    system = User.objects.system()

    def read(_n: int) -> str:
        return model.objects.get(pk=record.pk).name_en

    with actions.previewing(records=[record], by=system):
        assert model.objects.get(pk=record.pk).name_en == "Draft"
        assert at_once(read, times=1) == ["A court"]
