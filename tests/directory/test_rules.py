import pytest

from directory.rules import check_character, credit_code

# The example printed in GB 32100-2015.
VALID = "91350100M000100Y43"


def test_credit_code_accepts_what_the_standard_gives() -> None:
    assert credit_code(VALID) == VALID


def test_credit_code_is_brought_to_capitals_without_blanks() -> None:
    assert credit_code(" 91350100m000100y43 ") == "91350100M000100Y43"


@pytest.mark.parametrize("position", range(17))
def test_credit_code_finds_one_mistyped_character(position: int) -> None:
    code = VALID
    other = "1" if code[position] != "1" else "5"
    with pytest.raises(ValueError, match=r"mistyped|is not a unified"):
        credit_code(code[:position] + other + code[position + 1 :])


@pytest.mark.parametrize("text", ["", "9135010", "91350100I000100Y43", "91350100M000100Y433"])
def test_credit_code_refuses_other_forms(text: str) -> None:
    with pytest.raises(ValueError, match=r"18 digits and capitals"):
        credit_code(text)


def test_check_character_is_zero_when_the_sum_divides() -> None:
    assert check_character("0" * 17) == "0"
