import pytest

from cases.numbers import Scheme, check, display, is_legacy, normalise, parse, scheme_of

PROBES = [
    ("（2021）沪73民终123号", "(2021)沪73民终123号"),
    ("〔2021〕沪73民终123号", "(2021)沪73民终123号"),
    ("(2021) 沪 73 民终 123 号", "(2021)沪73民终123号"),
    ("(２０２１)沪０１１５民初１号", "(2021)沪0115民初1号"),
    ("（2021）沪73知民初1号", "(2021)沪73知民初1号"),
    ("（2021）最高法知民终1号", "(2021)最高法知民终1号"),
    ("（2021）川知民终1号", "(2021)川知民终1号"),
    ("（2022）沪0115行保1号", "(2022)沪0115行保1号"),
    ("（2021）京行再2号", "(2021)京行再2号"),
    ("（2021）沪73民终123号之一", "(2021)沪73民终123号之一"),
]
REFUSED = [
    ("（2021）沪015民初1号", "neither two nor four digits"),
    ("（1021）沪73民终123号", "not a filing year"),
    ("2021沪73民终123号", "does not begin with the filing year"),
    ("（2021）沪73民终123", "does not end with"),
    ("（2005）沪二中民五（知）初字第326号", "scheme “legacy”"),
    ("（2008）沪一中民五(知)初字第12号", "scheme “legacy”"),
]


@pytest.mark.parametrize(("typed", "normalised"), PROBES)
def test_parse_accepts_a_court_number_however_typed(typed: str, normalised: str) -> None:
    assert parse(typed).normalised == normalised


@pytest.mark.parametrize(("typed", "complaint"), REFUSED)
def test_parse_says_what_is_wrong(typed: str, complaint: str) -> None:
    with pytest.raises(ValueError, match=complaint):
        parse(typed)


def test_parse_names_the_parts() -> None:
    docket = parse("（2021）最高法知民终1234号之二")
    assert (docket.year, docket.court, docket.special, docket.type, docket.serial, docket.suffix) == (
        2021,
        "最高法",
        "知",
        "民终",
        1234,
        "之二",
    )


@pytest.mark.parametrize(
    "typed", ["（2005）沪二中民五（知）初字第326号", "(2014)浦民三(知)初字第1号", "(2003)民三终字第8号"]
)
def test_numbers_of_before_2016_have_their_own_scheme(typed: str) -> None:
    assert is_legacy(typed)
    assert scheme_of(typed) == Scheme.LEGACY
    assert check(Scheme.LEGACY, typed) == normalise(typed)


@pytest.mark.parametrize("text", ["326号", "(2021)沪73民终123号", "字第326号"])
def test_legacy_scheme_refuses_other_forms(text: str) -> None:
    with pytest.raises(ValueError, match="before 2016"):
        check(Scheme.LEGACY, text)


def test_other_schemes_take_any_number_but_none() -> None:
    assert check(Scheme.PENALTY, "沪市监浦处〔2021〕 152021000001号") == "沪市监浦处(2021)152021000001号"
    with pytest.raises(ValueError, match="empty"):
        check(Scheme.OTHER, "  ")


def test_scheme_of_a_court_number_and_of_anything_else() -> None:
    assert scheme_of("（2021）沪73民终123号") == Scheme.COURT
    assert scheme_of("SHAC-2021-7") == Scheme.OTHER


def test_display_uses_full_width_brackets() -> None:
    assert display("(2021)沪73民终123号") == "（2021）沪73民终123号"
