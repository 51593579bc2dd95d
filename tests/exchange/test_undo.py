from decimal import Decimal

import pytest
from django.utils import timezone

from cases.models import TypicalCase
from directory.models import Area, Organisation
from exchange import actions
from exchange.models import State
from indicators.models import Change, Observation
from publishing.actions import publish
from publishing.snapshots import capture
from tests.exchange.books import book, bring_in, sheets_of
from tests.exchange.steps import CHANGED, applied, edit, everything, system

pytestmark = pytest.mark.django_db


def test_undo_of_a_whole_workbook_leaves_what_was_before() -> None:
    before = everything()
    batch = applied(book())
    undone = actions.undo(batch, by=system())
    assert (undone.kept, batch.state, batch.undone_by) == (0, State.UNDONE, system())
    assert everything() == before
    assert actions.undo(batch, by=system()).already


def test_undo_restores_changes_relations_and_parts() -> None:
    bring_in(book())
    before = everything()
    related = sorted(TypicalCase.objects.filter(slug="one").values_list("related_cases__slug", flat=True))
    batch = applied(
        sheets_of(
            cases="slug,title_en,related_cases,rights\none,Other title,,copyright\n",
            case_numbers="case,position,scheme,value\none,1,court,（2021）沪73民终124号\n",
            areas="code,name_en,parent\npudong,Pudong New Area,\n",
            observations="indicator,area,period,source,value\ngranted,shanghai,2022,paper-2022,178301\n",
        )
    )
    assert everything() != before
    assert actions.undo(batch, by=system()).kept == 0
    assert everything() == before
    case = TypicalCase.objects.get(slug="one")
    assert sorted(case.related_cases.values_list("slug", flat=True)) == related
    assert sorted(case.rights.values_list("code", flat=True)) == ["copyright", "trademark"]


def test_undo_keeps_and_names_what_was_edited_since() -> None:
    bring_in(book())
    batch = applied(sheets_of(organisations=CHANGED))
    edit("court", name_en="Edited Court")
    edit("fresh", name_en="Edited body")
    undone = actions.undo(batch, by=system())
    assert undone.kept == 2
    assert {row.key: row.kept["params"]["columns"] for row in batch.rows.all()} == {
        "court": "name_en",
        "fresh": "name_en",
    }
    assert Organisation.objects.get(slug="fresh").name_en == "Edited body"
    assert Organisation.objects.get(slug="court").name_en == "Edited Court"


def test_undo_keeps_the_parts_of_a_new_record_that_was_edited_since() -> None:
    bring_in(book())
    batch = applied(
        sheets_of(
            organisations="slug,name_en,kind\nfresh,Fresh,agency\n",
            organisation_names="organisation,position,name,kind\nfresh,1,Old name,former\n",
        )
    )
    edit("fresh", name_en="Edited body")
    assert actions.undo(batch, by=system()).kept == 2
    assert Organisation.objects.get(slug="fresh").aliases.count() == 1


def test_undo_keeps_a_new_row_that_something_else_uses() -> None:
    batch = applied(sheets_of(areas="code,name_en,kind\nnew,New,province\n"))
    Area.objects.create(code="child", name_en="Child", kind="district", parent=Area.objects.get(code="new"))
    assert actions.undo(batch, by=system()).kept == 1
    assert batch.rows.get().kept["params"] == {"name": {"en": "Child", "zh-hans": "Child"}}


def test_undo_of_a_change_to_public_text_is_a_draft_again() -> None:
    bring_in(book())
    court = Organisation.objects.get(slug="court")
    publish(records=[court], by=system())
    batch = applied(sheets_of(organisations=CHANGED))
    live = capture(Organisation.objects.get(slug="court"))
    publish(records=Organisation.objects.filter(slug="court"), by=system())
    assert actions.undo(batch, by=system()).kept == 0
    court = Organisation.objects.select_related("head_revision").get(slug="court")
    assert court.name_en == "Renamed Court"
    assert court.head_revision is not None
    assert (court.head_revision.content["name_en"], live["name_en"]) == ("Example Court", "Example Court")


def test_undo_takes_successors_away_and_keeps_released_ones() -> None:
    bring_in(book())
    Observation.objects.filter(period="2022").update(released_at=timezone.now())
    text = "indicator,area,period,source,value\ngranted,shanghai,2022,paper-2022,178301\n"
    batch = applied(sheets_of(observations=text))
    assert Observation.objects.filter(period="2022").count() == 2
    assert actions.undo(batch, by=system()).kept == 0
    assert Observation.objects.get(period="2022").value == Decimal(178300)
    assert Change.objects.count() == 1
    batch = applied(sheets_of(observations=text))
    Observation.objects.filter(period="2022").update(released_at=timezone.now(), superseded_at=timezone.now())
    assert actions.undo(batch, by=system()).kept == 1
    assert Observation.objects.filter(period="2022").count() == 2
