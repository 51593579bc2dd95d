import pytest

from awards.rules import in_batches, offset_warning, ordinal_warnings, share_problem


def test_ordinals_rise_with_the_years_yearly_or_every_other_year() -> None:
    assert ordinal_warnings([(22, 2021), (23, 2022), (24, 2023)]) == []
    assert ordinal_warnings([(1, 2016), (2, 2018), (3, 2020)]) == []
    assert ordinal_warnings([(1, 2022), (2, 2022)]) == []


@pytest.mark.parametrize(
    ("rounds", "words"),
    [
        ([(23, 2022), (23, 2023)], "two years"),
        ([(23, 2022), (24, 2021)], "before round"),
        ([(23, 2022), (26, 2024)], "more rounds than years"),
    ],
)
def test_ordinals_out_of_step_are_named(rounds: list[tuple[int, int]], words: str) -> None:
    ((message, told),) = ordinal_warnings(rounds)
    assert words in message % told


def test_a_round_off_the_constant_distance_is_named() -> None:
    others = [(22, 2021), (23, 2022)]
    odd = offset_warning(25, 2023, others)
    assert odd is not None
    assert "is round 24" in odd[0] % odd[1]
    assert offset_warning(24, 2023, others) is None
    assert offset_warning(25, 2023, others[:1]) is None


@pytest.mark.parametrize(
    ("shares", "fine"),
    [
        (["", ""], True),
        (["60%", "40%"], True),
        (["1/3", "1/3", "1/3"], True),
        (["60%", ""], True),
        (["60%", "50%"], False),
        (["1/3", "1/3"], False),
        (["0%"], False),
        (["1/0"], False),
        (["half"], False),
    ],
)
def test_shares_make_up_the_whole_award(shares: list[str], fine: bool) -> None:
    assert (share_problem(shares) == "") is fine


@pytest.mark.parametrize(
    ("printed", "batches"), [("first batch", True), ("first-batch", True), ("首批", True), ("23rd", False)]
)
def test_a_batch_is_no_round(printed: str, batches: bool) -> None:
    assert in_batches(printed) is batches
