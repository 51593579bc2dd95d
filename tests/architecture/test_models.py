import ast
from collections.abc import Iterator
from typing import Any

import pytest
from django.apps import apps
from django.db.models import Field, ForeignObjectRel, Model

from tests.architecture.project import HEIGHT, app_of, may_use, modules, place

# Calls that follow relations: by the words they are given, or by the names of their keywords.
BY_WORD = {
    "order_by", "values", "values_list", "select_related", "prefetch_related", "only", "defer", "F",
    "Prefetch", "Count", "Sum", "Min", "Max", "OuterRef", "prefetch_related_objects",
}  # fmt: skip
BY_KEYWORD = {"filter", "exclude", "get", "Q", "aggregate", "annotate", "get_or_create", "update_or_create"}


def first_party_models() -> list[type[Model]]:
    return [model for model in apps.get_models() if model._meta.app_label in HEIGHT]


def upward(user: str, used: str) -> bool:
    return {user, used} <= HEIGHT.keys() and not may_use(user, used)


def relations_upwards(models: list[type[Model]]) -> Iterator[str]:
    """Yield relations declared in an app towards one it may not know."""
    for model in models:
        for field in model._meta.get_fields():
            target: Any = getattr(field, "related_model", None)
            if isinstance(field, Field) and target and upward(model._meta.app_label, target._meta.app_label):
                yield f"{model._meta.label}.{field.name} -> {target._meta.label}"


def reverse_names(models: list[type[Model]]) -> dict[str, set[str]]:
    """Return the names under which a lower app could reach a higher one: name -> the apps it leads to."""
    names: dict[str, set[str]] = {}
    for model in models:
        for field in model._meta.get_fields():
            if isinstance(field, ForeignObjectRel) and not field.hidden:
                source = field.related_model._meta.app_label
                if source in HEIGHT and source != model._meta.app_label:
                    for name in {field.get_accessor_name(), field.name}:
                        names.setdefault(str(name), set()).add(source)
    return names


def names_used(tree: ast.Module) -> Iterator[tuple[ast.AST, str]]:
    """Yield each name by which code may follow a relation: in lookups or as manager (`record.rows.all`)."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            words = (
                [arg.value for arg in node.args if isinstance(arg, ast.Constant)] if called in BY_WORD else []
            )
            keywords = [keyword.arg for keyword in node.keywords] if called in BY_KEYWORD else []
            for lookup in [*words, *keywords]:
                yield from ((node, part) for part in str(lookup).lstrip("-").split("__"))
        elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Attribute):
            # record.entries.all(): the manager's name, not a method of the same spelling.
            yield node, node.value.attr


def test_relations_point_downwards() -> None:
    assert list(relations_upwards(first_party_models())) == []


def test_reverse_names_are_not_used_from_below() -> None:
    names = reverse_names(first_party_models())
    found = {
        f"{place(path, node)} reaches {', '.join(sorted(names[name]))} by '{name}'"
        for path, tree in modules()
        for node, name in names_used(tree)
        if name in names and all(upward(app_of(path), app) for app in names[name])
    }
    assert sorted(found) == []


@pytest.mark.parametrize(
    ("user", "used"),
    [("accounts", "publishing"), ("cases", "awards"), ("awards", "cases"), ("pages", "reports")],
)
def test_upward_relation_is_seen(user: str, used: str) -> None:
    assert upward(user, used)
    assert not upward("ipportal", used)


def test_upward_lookup_is_seen() -> None:
    planted = "x.filter(awards__year=1)\nx.prefetch_related('awards')\nrecord.awards.all()\n"
    assert [name for _, name in names_used(ast.parse(planted)) if name == "awards"] == ["awards"] * 3


def test_word_of_a_dictionary_passes() -> None:
    assert "awards" not in {name for _, name in names_used(ast.parse("chosen.get('awards', [])"))}


def test_there_are_models_to_look_at() -> None:
    assert {model._meta.app_label for model in first_party_models()} >= {"accounts", "publishing", "reports"}
