import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.template import Variable
from django.template.base import FilterExpression, Node, Template
from django.template.defaulttags import ForNode
from django.template.loader import get_template
from django.template.loader_tags import IncludeNode
from django.test import Client

from ipportal.examples import SHOWN
from ipportal.gallery import FOLDER, read_header

TEMPLATES = Path(settings.BASE_DIR) / "templates"
NAMES = sorted(path.stem for path in FOLDER.glob("*.html"))
# Set by a tag inside the template rather than given to it.
MADE_BY_TAGS = {"forloop", "True", "False", "None"}
INCLUDE = re.compile(r"{% include \"components/[^%]*%}")


def used(nodes: Iterator[Node] | list[Node], bound: frozenset[str] = frozenset()) -> Iterator[str]:
    """The first name of every variable the nodes look up and that no loop has bound."""
    for node in nodes:
        inner = bound | set(node.loopvars) if isinstance(node, ForNode) else bound
        for name in looked_up(node):
            if name not in bound:
                yield name
        for attribute in node.child_nodelists:
            yield from used(list(getattr(node, attribute, None) or []), inner)
        for _condition, block in getattr(node, "conditions_nodelists", []):
            yield from used(list(block), inner)


def looked_up(node: Node) -> Iterator[str]:
    values = [getattr(node, name, None) for name in ("filter_expression", "sequence")]
    if isinstance(node, IncludeNode):
        values += node.extra_context.values()
    values += getattr(node, "extra_context", {}).values() if not isinstance(node, IncludeNode) else []
    for condition, _block in getattr(node, "conditions_nodelists", []):
        values += operands(condition)
    for value in values:
        if isinstance(value, FilterExpression):
            yield from names_in(value)


def operands(condition: object) -> list[object]:
    if condition is None:
        return []
    value = getattr(condition, "value", None)
    if isinstance(value, FilterExpression):
        return [value]
    return operands(getattr(condition, "first", None)) + operands(getattr(condition, "second", None))


def names_in(expression: FilterExpression) -> Iterator[str]:
    variables = [
        expression.var,
        *(argument for _filter, given in expression.filters for _is, argument in given),
    ]
    for variable in variables:
        if isinstance(variable, Variable) and variable.lookups:
            yield variable.lookups[0]


def variables_of(template: Template) -> set[str]:
    return set(used(list(template.nodelist))) - MADE_BY_TAGS


def test_every_component_is_shown_and_nothing_else() -> None:
    assert sorted(SHOWN) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_header_lists_exactly_the_variables_used(name: str) -> None:
    _purpose, attributes = read_header(name)

    template = get_template(f"components/{name}.html").template  # type: ignore[attr-defined] # of the Django backend

    assert {attribute.name for attribute in attributes} == variables_of(template)


@pytest.mark.parametrize("name", NAMES)
def test_examples_give_only_what_the_header_lists_and_all_it_needs(name: str) -> None:
    _purpose, attributes = read_header(name)
    needed = {attribute.name for attribute in attributes if not attribute.optional}

    for _caption, context in SHOWN[name]:
        assert needed <= set(context) <= {attribute.name for attribute in attributes}


def test_variable_finder_sees_a_planted_variable() -> None:
    loop = "{% for a in many %}{% if a.b and other %}{{ a.c|default:fallback }}{% endif %}"
    source = loop + "{% empty %}{{ none }}{% endfor %}"

    assert variables_of(Template(source)) == {"many", "other", "fallback", "none"}


@pytest.mark.parametrize(
    "path", sorted(TEMPLATES.rglob("*.html")), ids=lambda path: str(path.relative_to(TEMPLATES))
)
def test_components_are_included_with_only(path: Path) -> None:
    included = INCLUDE.findall(path.read_text(encoding="utf-8"))

    assert [tag for tag in included if not tag.endswith(" only %}")] == []


@pytest.mark.parametrize(
    "path", sorted(TEMPLATES.rglob("*.html")), ids=lambda path: str(path.relative_to(TEMPLATES))
)
def test_templates_hold_nothing_the_policy_refuses(path: Path) -> None:
    source = path.read_text(encoding="utf-8")

    assert (
        re.findall(r"<style|\sstyle=|\son[a-z]+=|javascript:|\|safe\b|<script(?![^>]*\ssrc=)[^>]*>", source)
        == []
    )


@pytest.mark.django_db
def test_gallery_page_draws_every_component_and_is_not_indexed(client: Client) -> None:
    page = client.get("/about/components/").content.decode()

    assert [name for name in NAMES if f'id="{name}"' not in page] == []
    assert '<meta name="robots" content="noindex">' in page


def test_header_is_required(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "bare.html").write_text("<p>no header</p>", encoding="utf-8")
    monkeypatch.setattr("ipportal.gallery.FOLDER", tmp_path)

    with pytest.raises(ValueError, match=r"bare\.html does not begin with a header"):
        read_header("bare")
