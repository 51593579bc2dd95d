import pytest

from directory.rights import check_digit, patent_kind, patent_number, trademark_warning

PRINTED = ["201610951190.4", "201610615466.1", "202010193587.8", "202010160162.7", "201420522729.0"]


@pytest.mark.parametrize("number", PRINTED)
def test_patent_number_accepts_numbers_printed_by_public_sources(number: str) -> None:
    assert patent_number(number) == number


@pytest.mark.parametrize(
    "text", ["ZL201610951190.4", "ZL 2016 1 0951190.4", "zl2016109511904", "ＺＬ２０１６１０９５１１９０．４"]
)
def test_patent_number_takes_the_prefix_off(text: str) -> None:
    assert patent_number(text) == "201610951190.4"


@pytest.mark.parametrize("position", range(12))
def test_patent_number_finds_one_mistyped_digit(position: int) -> None:
    number = PRINTED[0]
    other = str((int(number[position]) + 1) % 10)
    with pytest.raises(ValueError, match=r"check digit|fifth digit"):
        patent_number(number[:position] + other + number[position + 1 :])


def test_patent_number_refuses_another_form() -> None:
    with pytest.raises(ValueError, match="12 digits"):
        patent_number("US1234567")


def test_check_digit_ten_is_printed_as_x() -> None:
    digits = next(
        f"2016{kind}{serial:07d}"
        for kind in "1"
        for serial in range(50)
        if _sum(f"2016{kind}{serial:07d}") == 10
    )
    assert check_digit(digits) == "X"
    assert patent_number(f"{digits}.x") == f"{digits}.X"


def _sum(digits: str) -> int:
    return sum(int(d) * w for d, w in zip(digits, [2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5], strict=True)) % 11


def test_patent_kind_follows_the_fifth_digit() -> None:
    assert [patent_kind(number) for number in (PRINTED[0], PRINTED[4])] == ["invention", "utility-model"]


@pytest.mark.parametrize(
    ("text", "warned"), [("1234567", False), ("第12345678号", False), ("G1234567", True), ("123456789", True)]
)
def test_trademark_registration_only_warns(text: str, warned: bool) -> None:
    assert bool(trademark_warning(text)) is warned
