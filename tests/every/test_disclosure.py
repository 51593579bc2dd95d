from __future__ import annotations

from django.db import models

from publishing.models import Part, Publishable
from tests.architecture.test_models import first_party_models
from tests.every.disclosure import DISCLOSURES, Disclosure


def fields_of(model: type[models.Model]) -> set[str]:
    return {field.name for field in (*model._meta.concrete_fields, *model._meta.many_to_many)}


def unclassified(found: list[type[models.Model]], table: dict[str, Disclosure]) -> dict[str, set[str]]:
    """Return what the table and the models disagree about: names by model."""
    known = {model._meta.label: fields_of(model) for model in found}
    wrong = {
        label: known.get(label, set()) ^ (table[label].fields if label in table else frozenset())
        for label in known.keys() | table.keys()
    }
    return {label: names for label, names in wrong.items() if names}


def test_every_model_and_field_is_classified_once() -> None:
    assert unclassified(first_party_models(), DISCLOSURES) == {}
    assert [label for label, one in DISCLOSURES.items() if not one.sorted_once] == []


def test_kind_is_what_the_model_is() -> None:
    kinds = {model._meta.label: DISCLOSURES[model._meta.label].kind for model in first_party_models()}
    assert {label for label, kind in kinds.items() if kind == "publishable"} == {
        model._meta.label for model in first_party_models() if issubclass(model, Publishable)
    }
    assert {label for label, kind in kinds.items() if kind == "part"} == {
        model._meta.label for model in first_party_models() if issubclass(model, Part)
    }


def test_unclassified_field_is_seen() -> None:
    table = {**DISCLOSURES, "directory.Issuer": Disclosure("part", frozenset({"id"}))}
    assert unclassified(first_party_models(), table) == {
        "directory.Issuer": {"position", "instrument", "organisation"}
    }
