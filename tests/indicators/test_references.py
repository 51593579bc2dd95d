import pytest

from indicators.formatting import Style
from indicators.references import MESSAGES, Found, Malformed, Reference, find, read, replace


def one(text: str) -> Found:
    (found,) = find(text)
    return found


@pytest.mark.parametrize(
    ("text", "code", "area", "period", "change", "style"),
    [
        ("[[patents-granted-total:2022]]", "patents-granted-total", "", "2022", False, Style()),
        ("[[gii-rank@shanghai-suzhou:2022|words]]", "gii-rank", "shanghai-suzhou", "2022", False,
         Style(words=True)),
        ("[[pct-applications:2022:change|signed]]", "pct-applications", "", "2022", True, Style(signed=True)),
        ("[[pledge-amount:2022|亿|unit|bare]]", "pledge-amount", "", "2022", False,
         Style(scale="亿", unit=True, bare=True)),
        ("[[a:2022-12-31|one]]", "a", "", "2022-12-31", False, Style(scale="one")),
        ("[[a:to-2022-12-31]]", "a", "", "to-2022-12-31", False, Style()),
        ("[[a:2021--2035]]", "a", "", "2021--2035", False, Style()),
        ("[[a:ciie-2022-campaign]]", "a", "", "ciie-2022-campaign", False, Style()),
        ("[[ a : 2022-q1 : change | million ]]", "a", "", "2022-Q1", True, Style(scale="million")),
        ("［［a＠b：２０２２｜万］］", "a", "b", "2022", False, Style(scale="万")),
        ("[[a&#64;b:2022&nbsp;]]", "a", "b", "2022", False, Style()),
    ],
)  # fmt: skip
def test_reference_is_read_whole(
    text: str, code: str, area: str, period: str, change: bool, style: Style
) -> None:
    found = one(text)
    assert isinstance(found, Reference)
    assert (found.code, found.area, found.period, found.change, found.style) == (
        code, area, period, change, style,
    )  # fmt: skip
    assert (found.raw, found.start, found.end) == (text, 0, len(text))
    again = read(str(found))
    assert str(again) == str(found)


@pytest.mark.parametrize(
    ("text", "fault", "piece"),
    [
        ("[[]]", "empty", "[[]]"),
        ("[[:2022]]", "empty", "[[:2022]]"),
        ("[[Patents Granted:2022]]", "code", "Patents Granted"),
        ("[[a@:2022]]", "area", "[[a@:2022]]"),
        ("[[a@new york:2022]]", "area", "new york"),
        ("[[a]]", "period", "[[a]]"),
        ("[[a:2022-13]]", "period", "2022-13"),
        ("[[a:22]]", "period", "22"),
        ("[[a:2022:changes]]", "part", "changes"),
        ("[[a:2022:change:change]]", "part", "change:change"),
        ("[[a:2022|wrods]]", "flag", "wrods"),
        ("[[a:2022|]]", "flag", "[[a:2022|]]"),
        ("[[a:2022|万|亿]]", "scales", "亿"),
        ("[[a:<b>2022</b>]]", "markup", "[[a:<b>2022</b>]]"),
        ("see [[a:2022 and", "unclosed", "[[a:2022 and"),
    ],
)
def test_wrong_reference_names_the_piece_and_the_remedy(text: str, fault: str, piece: str) -> None:
    found = one(text)
    assert isinstance(found, Malformed)
    assert (found.fault, found.piece) == (fault, piece)
    assert f"“{piece}”" in found.message
    assert found.message.endswith(".")


def test_named_periods_are_held_to_the_list_when_one_is_given() -> None:
    assert isinstance(find("[[a:campaign]]", {"campaign"})[0], Reference)
    assert isinstance(find("[[a:champagne]]", {"campaign"})[0], Malformed)


def test_positions_are_those_in_the_text() -> None:
    text = "<p>数 [[a:2022]] &amp; [[b:2022|unit]].</p>"
    assert [text[found.start : found.end] for found in find(text)] == ["[[a:2022]]", "[[b:2022|unit]]"]


def test_opening_without_end_does_not_swallow_the_next_reference() -> None:
    broken, good = find("[[a:2022] or [[b:2022]]")
    assert isinstance(broken, Malformed)
    assert broken.fault == "unclosed"
    assert isinstance(good, Reference)
    assert good.code == "b"


def test_replace_puts_what_the_caller_renders_and_keeps_the_rest() -> None:
    text = "<p>A &lt; [[a:2022]] &amp; [[b:2022:change]]</p>"
    rendered = replace(text, lambda found: f"<b>{found.raw[2]}</b>")
    assert rendered == "<p>A &lt; <b>a</b> &amp; <b>b</b></p>"


def test_reference_inside_a_tag_is_an_error_and_never_rendered_into_it() -> None:
    text = '<a href="/x?q=[[a:2022]]" title="1 > 0 [[b:2022]]">[[c:2022]]</a>'
    assert [getattr(found, "fault", "") for found in find(text)] == ["attribute", "attribute", ""]
    assert replace(text, lambda _: "<i>7</i>") == '<a href="/x?q=" title="1 > 0 "><i>7</i></a>'


def test_malformed_reference_reaches_the_caller_so_that_no_reader_sees_it_raw() -> None:
    assert (
        replace("a [[a:2022|x]] b [[c", lambda found: "?" if isinstance(found, Malformed) else "")
        == "a ? b ?"
    )


def test_plain_text_with_angle_brackets_is_no_tag() -> None:
    assert isinstance(one("a < b [[a:2022]] > c"), Reference)


def test_less_than_in_a_title_opens_no_tag() -> None:
    title = "a<b [[a:2022]] c>d"
    assert isinstance(find(title)[0], Malformed)
    assert isinstance(find(title, markup=False)[0], Reference)
    assert replace(title, lambda _: "7", markup=False) == "a<b 7 c>d"


def test_text_without_references_comes_back_as_it_was() -> None:
    text = "<p>x[0] [1] &amp; [a](b)</p>"
    assert find(text) == []
    assert replace(text, lambda _: "!") == text


def test_long_text_of_brackets_is_read_in_time() -> None:
    assert len(find("[[" * 20_000)) <= 20_000
    assert find("<a " * 20_000) == []
    assert find('<a "' * 20_000) == []


def test_every_message_names_its_piece() -> None:
    assert all("%(piece)s" in message for message in MESSAGES.values())
