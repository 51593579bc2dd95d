from typing import Any

from publishing.diffs import compare, merge


def content(title: str = "a", parties: dict[str, str] | None = None, **more: Any) -> dict[str, Any]:
    rows = [{"id": key, "position": n, "name": name} for n, (key, name) in enumerate((parties or {}).items())]
    return {"title": title, "parts": {"party": rows}, **more}


def test_compare_matches_parts_by_id_not_by_place() -> None:
    old = content(parties={"x": "Li", "y": "Wang"})
    new = content("b", parties={"y": "Wang", "z": "Zhao"})
    found = {path: (before, after) for path, before, after in compare(old, new)}
    assert found[("title",)] == ("a", "b")
    assert found[("parts", "party", "x")][1] is None
    assert found[("parts", "party", "z")][0] is None
    assert found[("parts", "party", "y", "position")] == (1, 0)


def test_compare_of_equals_is_empty() -> None:
    assert compare(content(parties={"x": "Li"}), content(parties={"x": "Li"})) == []


def test_compare_shows_a_field_that_no_longer_exists() -> None:
    assert compare({**content(), "gone": "text"}, content()) == [(("gone",), "text", None)]


def test_merge_keeps_both_changes() -> None:
    base = content("a", {"x": "Li", "y": "Wang"}, note="n")
    mine = content("b", {"x": "Li", "y": "Wang"}, note="n")
    theirs = content("a", {"x": "Li X"}, note="m")
    merged, clashes = merge(base, mine, theirs)
    assert clashes == []
    assert (merged["title"], merged["note"]) == ("b", "m")
    assert [one["name"] for one in merged["parts"]["party"]] == ["Li X"]


def test_merge_reports_a_clash_and_keeps_mine() -> None:
    merged, clashes = merge(content("a"), content("b"), content("c"))
    assert clashes == [("title",)]
    assert merged["title"] == "b"


def test_merge_reports_a_part_edited_here_and_removed_there() -> None:
    base, mine, theirs = content(parties={"x": "Li"}), content(parties={"x": "Li X"}), content()
    merged, clashes = merge(base, mine, theirs)
    assert clashes == [("parts", "party", "x")]
    assert [one["name"] for one in merged["parts"]["party"]] == ["Li X"]
