import ast

from publishing.models.record import Verb
from tests.architecture.project import modules

# Where a call names what was done: the function, and which of its arguments says it.
CALLS = {"entry": 0, "_move": 1}


def verbs(tree: ast.AST) -> set[str]:
    """Return what a module writes to the trail, as far as it is spelled out where it is written."""
    return {
        argument.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and (name := getattr(node.func, "attr", getattr(node.func, "id", ""))) in CALLS
        and len(node.args) > CALLS[name]
        for argument in ast.walk(node.args[CALLS[name]])
        if isinstance(argument, ast.Constant) and isinstance(argument.value, str)
    }


def written() -> set[str]:
    return set().union(
        *(
            verbs(tree)
            for name, tree in modules()
            if "actions" in name.parts or name.stem in {"actions", "releasing"}
        )
    )


def test_trail_has_a_name_for_everything_that_is_written_to_it() -> None:
    assert written() <= set(Verb.values)
    assert {"published", "withdrawn", "submitted", "released"} <= written()


def test_unknown_verb_is_seen() -> None:
    assert verbs(ast.parse('audit.entry("painted", by=by)')) == {"painted"}
    assert "painted" not in Verb.values
