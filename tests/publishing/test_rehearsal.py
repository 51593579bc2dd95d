import pytest
from django.db import connection, transaction

from directory.models import Organisation
from publishing.models import LiveRowProtected
from publishing.rehearsal import may_write_live_rows, rehearsal, rehearsing
from tests.factories.publishing import published
from tests.publishing.records import organisation

pytestmark = pytest.mark.django_db


def test_a_rehearsal_inside_a_test_case_leaves_nothing() -> None:
    with rehearsal():
        organisation(slug="gone")
        assert Organisation.objects.filter(slug="gone").exists()
    assert not Organisation.objects.filter(slug="gone").exists()
    organisation(slug="stays")
    assert Organisation.objects.filter(slug="stays").exists()


@pytest.mark.django_db(transaction=True)
def test_a_rehearsal_outside_any_transaction_leaves_nothing() -> None:
    assert not connection.in_atomic_block
    with rehearsal():
        organisation(slug="gone")
    assert not Organisation.objects.exists()


def test_nested_rehearsals_roll_back_one_by_one() -> None:
    with rehearsal():
        organisation(slug="outer")
        with rehearsal():
            organisation(slug="inner")
        assert set(Organisation.objects.values_list("slug", flat=True)) == {"outer"}
        assert rehearsing()
    assert not Organisation.objects.exists()
    assert not rehearsing()


def test_an_error_in_a_rehearsal_passes_through_and_leaves_nothing() -> None:
    def fail() -> None:
        with transaction.atomic(), rehearsal():
            organisation()
            raise ValueError("x")

    with pytest.raises(ValueError, match="x"):
        fail()
    assert not Organisation.objects.exists()
    assert not may_write_live_rows()


def test_a_public_row_may_be_saved_in_a_rehearsal_only() -> None:
    record = published(organisation())
    with rehearsal():
        record.save()
    with pytest.raises(LiveRowProtected):
        record.save()
