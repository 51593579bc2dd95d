from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from awards.models import Award, AwardRecipient
from cases.models import CollectionEntry, IPRight, Party
from directory.models import Alias, Organisation
from publishing import snapshots
from publishing.models import Revision
from publishing.rehearsal import rehearsal
from tests.factories.publishing import draft, published
from tests.publishing.records import award_round, case, collection, organisation, with_aliases

pytestmark = pytest.mark.django_db


def put(record: Any, content: snapshots.Content) -> None:
    snapshots.materialise([(record, content)])


def test_capture_then_materialise_changes_nothing() -> None:
    record = case()
    before = snapshots.capture(record)
    put(record, before)
    assert snapshots.capture(record) == before
    assert before["parts"]["party"][0]["role"] == "plaintiff"
    assert before["rights"] == [IPRight.objects.get(code="trademark").pk]


def test_materialise_edits_adds_and_removes_parts_by_their_id() -> None:
    record = with_aliases("one", "two")
    content = snapshots.capture(record)
    first, second = content["parts"]["alias"]
    added = {**first, "id": "0b1f8a34-6a6f-4c0e-9e5e-111111111111", "name": "three", "position": 2}
    put(record, {**content, "parts": {"alias": [{**second, "name": "deux"}, added]}})
    assert list(Alias.objects.values_list("name", flat=True)) == ["deux", "three"]
    assert str(Alias.objects.get(name="deux").pk) == second["id"]


def test_materialise_swaps_a_unique_value_between_two_parts() -> None:
    record = collection(published(case()), published(case()))
    content = snapshots.capture(record)
    first, second = content["parts"]["collectionentry"]
    put(record, {**content, "parts": {"collectionentry": [{**first, "rank": 2}, {**second, "rank": 1}]}})
    assert {str(e.pk): e.rank for e in CollectionEntry.objects.all()} == {first["id"]: 2, second["id"]: 1}


def test_parts_that_point_at_parts_keep_pointing() -> None:
    record = award_round()
    content = snapshots.capture(record)
    grades = [{**one, "grade_en": "Gold"} for one in content["parts"]["award"]]
    put(record, {**content, "parts": {**content["parts"], "award": grades}})
    connection.check_constraints()
    assert {one.award.grade_en for one in AwardRecipient.objects.select_related("award")} == {"Gold"}


def test_a_part_gone_takes_what_points_at_it_and_comes_back_with_it() -> None:
    record = award_round()
    content = snapshots.capture(record)
    parts = content["parts"]
    gone = parts["award"][0]["id"]
    less = {
        "award": [one for one in parts["award"] if one["id"] != gone],
        "awardrecipient": [one for one in parts["awardrecipient"] if one["award"] != gone],
    }
    put(record, {**content, "parts": less})
    assert (Award.objects.count(), AwardRecipient.objects.count()) == (1, 1)
    put(record, content)
    assert snapshots.capture(record) == content
    connection.check_constraints()


def test_a_recipient_moves_to_the_other_award_while_its_own_is_removed() -> None:
    record = award_round()
    content = snapshots.capture(record)
    gone, kept = (one["id"] for one in content["parts"]["award"])
    moved = {
        "award": content["parts"]["award"][1:],
        "awardrecipient": [{**one, "award": kept} for one in content["parts"]["awardrecipient"]],
    }
    put(record, {**content, "parts": moved})
    assert AwardRecipient.objects.filter(award=kept).count() == 2
    assert not Award.objects.filter(pk=gone).exists()


def test_relations_are_replaced() -> None:
    record = case()
    other = IPRight.objects.get_or_create(code="patent", defaults={"name_en": "Patent"})[0]
    put(record, {**snapshots.capture(record), "rights": [other.pk]})
    assert list(record.rights.all()) == [other]


def test_parts_of_puts_those_pointed_at_first() -> None:
    assert snapshots.parts_of(award_round().__class__) == (Award, AwardRecipient)


def test_checksum_ignores_the_order_of_keys_only() -> None:
    assert snapshots.checksum({"a": 1, "b": [1, 2]}) == snapshots.checksum({"b": [1, 2], "a": 1})
    assert snapshots.checksum({"b": [1, 2]}) != snapshots.checksum({"b": [2, 1]})


def test_dangling_names_the_field_and_the_key_that_is_gone() -> None:
    record = case()
    content = snapshots.capture(record)
    content["parts"]["party"][0]["organisation"] = 987_654
    assert snapshots.dangling([(record, content)]) == [(record, "organisation", "987654")]


@pytest.mark.parametrize("count", [2, 20])
def test_capture_and_materialise_ask_the_same_number_of_queries_for_any_number_of_rows(count: int) -> None:
    records = [with_aliases("one", "two") for _ in range(count)]
    with CaptureQueriesContext(connection) as captured:
        contents = snapshots.capture_all(records)
    assert len(captured) == 2
    for content in contents.values():
        content["parts"]["alias"][0]["name"] = "changed"
    with CaptureQueriesContext(connection) as written:
        snapshots.materialise(contents.items())
    assert len(written) <= 12
    assert Alias.objects.filter(name="changed").count() == count


def old_revision(record: Organisation, content: dict[str, Any]) -> Revision:
    assert record.head_revision is not None
    Revision.objects.filter(pk=record.head_revision.pk).update(content=content)
    return Revision.objects.get(pk=record.head_revision.pk)


def test_upcast_brings_an_old_shape_to_todays(monkeypatch: pytest.MonkeyPatch) -> None:
    record = draft(organisation(name_en="A court"))
    content = snapshots.capture(record)
    content["english_name"] = content.pop("name_en")
    revision = old_revision(record, content)
    monkeypatch.setattr(Organisation, "snapshot_schema", 2)
    renamed = {1: lambda old: {**old, "name_en": old.pop("english_name")}}
    monkeypatch.setattr(Organisation, "upcasters", renamed)
    assert snapshots.upcast(Organisation, revision)["name_en"] == "A court"
    assert "english_name" in Revision.objects.get(pk=revision.pk).content, (
        "the stored text is never rewritten"
    )


def test_upcast_fills_a_column_younger_than_the_revision_with_its_default() -> None:
    record = draft(organisation())
    content = snapshots.capture(record)
    del content["has_page"]
    assert snapshots.upcast(Organisation, old_revision(record, content))["has_page"] is True


def test_a_child_that_exists_only_in_the_draft_keeps_its_id_through_a_rehearsal() -> None:
    record = case()
    content = snapshots.capture(record)
    with rehearsal():
        made = Party.objects.create(case=record, role="plaintiff", name_en="Li X")
        seen = snapshots.capture(record)
    assert not Party.objects.filter(pk=made.pk).exists()
    put(record, seen)
    assert Party.objects.get(pk=made.pk).name_en == "Li X"
    assert snapshots.capture(record) != content
