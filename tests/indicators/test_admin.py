"""A number in the desk: added, changed while public, taken back while it waits, refused at its field."""

from decimal import Decimal
from typing import Any

import pytest
from django.test import Client

from accounts.models import User
from accounts.roles import EDITOR
from indicators.models import Change, Observation
from tests.factories.awards import award_round, count
from tests.factories.numbers import area, indicator, observation, source
from tests.factories.publishing import user
from tests.publishing.desk import form_of

pytestmark = pytest.mark.django_db
LIST = "/admin/indicators/observation/"
ROWS = {"changes-TOTAL_FORMS": "0", "changes-INITIAL_FORMS": "0"}


@pytest.fixture
def by(client: Client) -> User:
    person = user(EDITOR)
    client.force_login(person)
    return person


def form(row: Observation) -> str:
    return f"{LIST}{row.pk}/change/"


def opened(client: Client, row: Observation) -> dict[str, Any]:
    return form_of(client.get(form(row)).content.decode())


def said(client: Client, response: Any) -> str:
    return " ".join(str(one) for one in client.get(response["Location"]).context["messages"])


def entered(**changes: Any) -> dict[str, Any]:
    return {
        "indicator": indicator("patents-granted").pk,
        "area": area().pk,
        "period": "2022",
        "source": source().pk,
        "value": "178300",
        "qualifier": "exact",
        "obs_status": "A",
        **ROWS,
        **changes,
    }


def test_added_number_waits_with_its_change(client: Client, by: User) -> None:
    change = {"kind": "percent", "value": "-0.4", "basis": "year_on_year", "printed_en": "down 0.4%"}
    row = {f"changes-0-{name}": value for name, value in change.items()}
    response = client.post(f"{LIST}add/", entered(**row, **{"changes-TOTAL_FORMS": "1"}))
    assert response.status_code == 302
    made = Observation.objects.get()
    assert (made.value, made.released_at) == (Decimal(178300), None)
    assert made.changes.get().value == Decimal("-0.4")
    assert "waits until its source is published" in said(client, response)


def test_saving_a_public_number_leaves_it_and_makes_one_that_waits(client: Client, by: User) -> None:
    public = observation(indicator(), 10)
    response = client.post(form(public), {**opened(client, public), "value": "11", "_continue": "1"})
    waiting = Observation.objects.pending().get()
    assert response["Location"] == form(waiting)
    public.refresh_from_db()
    assert (public.value, waiting.value, waiting.supersedes) == (Decimal(10), Decimal(11), public)
    assert "stays until its source is published again" in said(client, response)
    assert "A newer number waits" in client.get(form(public)).content.decode()


def test_saving_without_a_change_makes_nothing(client: Client, by: User) -> None:
    public = observation(indicator(), "40.9")
    Change.objects.create(observation=public, kind="absolute", value=Decimal("6.7"))
    data = opened(client, public)
    assert data["value"] == "40.9"
    response = client.post(form(public), {**data, "_save": "1"})
    assert Observation.objects.count() == 1
    assert "nothing was saved" in said(client, response)


def test_changes_are_added_and_deleted_in_the_same_form(client: Client, by: User) -> None:
    waiting = observation(indicator(), 10, released_at=None)
    Change.objects.create(observation=waiting, kind="percent", value=Decimal(5))
    added = {"changes-1-kind": "rank", "changes-1-value": "2", "changes-1-basis": "other"}
    data = {**opened(client, waiting), "changes-0-DELETE": "on", "changes-TOTAL_FORMS": "2", **added}
    assert client.post(form(waiting), {**data, "_save": "1"}).status_code == 302
    assert [change.kind for change in Observation.objects.get().changes.all()] == ["rank"]


def test_a_waiting_number_stays_the_row_that_awards_count_by(client: Client, by: User) -> None:
    waiting = observation(indicator(), 10, released_at=None)
    counted = count(award_round(), waiting)
    client.post(form(waiting), {**opened(client, waiting), "value": "12", "_save": "1"})
    counted.refresh_from_db()
    assert counted.figure is not None
    assert counted.figure.value == Decimal(12)


def test_a_waiting_number_moves_to_another_year(client: Client, by: User) -> None:
    waiting = observation(indicator(), 10, released_at=None)
    client.post(form(waiting), {**opened(client, waiting), "period": "2023", "_save": "1"})
    assert Observation.objects.get().period == "2023"


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("period", "last year", "is not a period"),
        ("period", "the-campaign", "No period is named"),
        ("value", "", "choose the status that says why"),
        ("value", "many", "Enter a number"),
        ("indicator", "999999999999999999999999", "valid choice"),
    ],
)
def test_what_is_wrong_is_said_beside_its_field(
    client: Client, by: User, field: str, value: str, told: str
) -> None:
    response = client.post(f"{LIST}add/", entered(**{field: value}))
    assert told in " ".join(response.context["adminform"].form.errors[field])
    assert not Observation.objects.exists()


def test_a_number_that_was_public_is_neither_deleted_nor_rewritten(client: Client, by: User) -> None:
    public = observation(indicator(), 10)
    assert client.post(f"{LIST}{public.pk}/delete/", {"post": "yes"}).status_code == 403
    deleting = {"action": "delete_selected", "_selected_action": [public.pk], "post": "yes"}
    client.post(LIST, deleting)
    client.post(form(public), {**opened(client, public), "period": "2021", "value": "11", "_save": "1"})
    assert Observation.objects.get(pk=public.pk).value == Decimal(10)
    assert {row.period for row in Observation.objects.all()} == {"2022"}


def test_a_waiting_number_can_be_deleted(client: Client, by: User) -> None:
    waiting = observation(indicator(), 10, released_at=None)
    assert client.post(f"{LIST}{waiting.pk}/delete/", {"post": "yes"}).status_code == 302
    assert not Observation.objects.exists()


def test_lists_say_where_each_number_stands(client: Client, by: User) -> None:
    about = indicator()
    observation(about, 10)
    observation(about, 11, "2023", released_at=None)
    for wanted, period in (("pending", "2023"), ("public", "2022")):
        rows = client.get(LIST, {"stands": wanted}).context["cl"].result_list
        assert [row.period for row in rows] == [period]
