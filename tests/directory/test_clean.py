"""What a form of the directory refuses, and at which field."""

import pytest
from django.core.exceptions import ValidationError

from directory.models import Area, Organisation, Source
from directory.rules import check_character
from tests.publishing.records import organisation

pytestmark = pytest.mark.django_db
BODY = "91310000MA1FL0000"


def refused(record: Organisation | Area | Source) -> dict[str, list[str]]:
    with pytest.raises(ValidationError) as caught:
        record.clean()
    return caught.value.message_dict


def test_credit_code_is_kept_in_its_one_spelling() -> None:
    code = BODY + check_character(BODY)
    body = organisation(credit_code=code.lower())
    body.clean()
    assert body.credit_code == code


def test_mistyped_credit_code_is_refused() -> None:
    code = BODY + check_character(BODY)
    wrong = "0" if code[-1] != "0" else "1"
    assert "last character" in refused(organisation(credit_code=BODY + wrong))["credit_code"][0]


def test_credit_code_of_another_body_names_it() -> None:
    code = BODY + check_character(BODY)
    organisation(credit_code=code, name_en="The first")
    assert "The first" in refused(Organisation(credit_code=code))["credit_code"][0]


def test_body_in_a_circle_is_refused() -> None:
    first = organisation()
    second = organisation(parent=first)
    first.parent = second
    assert refused(first).keys() == {"parent"}
    first.parent = first
    assert refused(first).keys() == {"parent"}
    Organisation.objects.get(pk=second.pk).clean()


def test_area_in_itself_is_refused() -> None:
    area = Area.objects.create(code="a", name_en="A", kind="city")
    area.parent = area
    assert refused(area).keys() == {"parent"}


@pytest.mark.parametrize(
    ("date", "precision", "at"),
    [("2023-04-25", "unknown", "published_on_precision"), (None, "day", "published_on")],
)
def test_date_and_precision_need_each_other(date: str | None, precision: str, at: str) -> None:
    source = Source(title_en="A list", published_on=date, published_on_precision=precision)
    assert refused(source).keys() == {at}


def test_public_record_keeps_what_the_public_must_find() -> None:
    source = Source(title_en="", producer_en="An office", status="live")
    assert refused(source).keys() == {"title_en"}
    Source(title_en="", producer_en="An office").clean()
