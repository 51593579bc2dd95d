import pytest

from cases.dockets import court_level, decode, fold, romanised, search_keys, warnings
from cases.numbers import parse


@pytest.mark.parametrize(
    ("number", "printed"),
    [
        ("(2021)沪73民终123号", "(2021) Hu 73 Min Zhong No. 123"),
        ("(2022)沪0115行保1号", "(2022) Hu 0115 Xing Bao No. 1"),
        ("(2021)最高法知民终5号", "(2021) Zui Gao Fa Zhi Min Zhong No. 5"),
        ("(2021)川知民终5号", "(2021) Chuan Zhi Min Zhong No. 5"),
        ("(2021)沪73民初9号之十二", "(2021) Hu 73 Min Chu No. 9 (Zhi 12)"),
        ("(2021)沪73民初9号之二十", "(2021) Hu 73 Min Chu No. 9 (Zhi 20)"),
        ("(2021)沪73民初9号之十", "(2021) Hu 73 Min Chu No. 9 (Zhi 10)"),
    ],
)
def test_romanised_prints_what_english_sources_print(number: str, printed: str) -> None:
    assert romanised(parse(number)) == printed


@pytest.mark.parametrize(
    ("court", "level"),
    [
        ("最高法", "Supreme People's Court"),
        ("沪", "high people's court"),
        ("沪03", "intermediate people's court"),
        ("沪73", "intellectual property court"),
        ("沪0115", "basic people's court"),
    ],
)
def test_court_level_follows_the_code(court: str, level: str) -> None:
    assert court_level(court) == level


def test_preservation_of_acts_is_not_administrative_law() -> None:
    docket = parse("(2022)沪0115行保1号")
    assert decode(docket).branch == "preservation of acts (injunction)"
    assert warnings(docket, proceeding="civil") == []


def test_decode_names_branch_stage_and_technical_bench() -> None:
    meaning = decode(parse("(2021)最高法知民终5号"))
    assert (meaning.branch, meaning.stage, meaning.technical) == ("civil", "second instance", True)


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"proceeding": "criminal"}, "the proceeding criminal"),
        ({"stage": "first"}, "stage first"),
        ({"court": "沪0115"}, "code 沪0115"),
        ({"decided": 2020}, "decided in 2020"),
        ({"decided": 2032}, "more than ten years"),
    ],
)
def test_disagreement_with_the_case_is_a_warning(facts: dict[str, str], words: str) -> None:
    found = warnings(parse("(2021)沪73民终123号"), **facts)  # type: ignore[arg-type] # mixed on purpose
    ((message, told),) = found
    assert words in message % told


def test_agreement_gives_no_warning() -> None:
    docket = parse("(2021)沪73民终123号")
    assert warnings(docket, proceeding="civil", stage="second", court="沪73", decided=2021) == []


@pytest.mark.parametrize(
    "typed", ["沪73民终123", "（2021）沪73民终123号", "Hu 73 Min Zhong 123", "Hu 73 Min Zhong No. 123", "123"]
)
def test_every_spelling_a_reader_types_is_found(typed: str) -> None:
    assert any(key.endswith(fold(typed)) for key in search_keys("(2021)沪73民终123号"))


def test_a_number_of_another_scheme_is_searched_as_it_is() -> None:
    assert search_keys("沪市监处(2021)1号") == ["沪市监处20211"]
