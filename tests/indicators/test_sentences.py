"""The ready sentence of a number reads right in both languages, whatever the kind and the change."""

from __future__ import annotations

from decimal import Decimal

import pytest

from indicators import periods
from indicators.formatting import ChangeKind, Language, Qualifier, UnitText, render, render_change
from indicators.sentences import Printed, Told, sentence

PATENT = UnitText("patent", "patent", "patents", "件")
RANK = UnitText("rank", "place", "places", "位", "", "rank")
NAMES: dict[Language, tuple[str, str, str, str]] = {
    "en": ("patents granted", "Shanghai", "The white paper", "An office"),
    "zh-hans": ("专利授权量", "上海", "白皮书", ""),
}


def told(
    language: Language,
    *,
    kind: str = "flow",
    value: int | None = 178300,
    period: str = "2022",
    change: tuple[ChangeKind, str] | None = None,
    qualifier: Qualifier = "exact",
    yearly: bool = True,
) -> str:
    name, area, source, producer = NAMES[language]
    unit = RANK if kind == "rank" else PATENT
    number = render(
        None if value is None else Decimal(value),
        unit=unit,
        language=language,
        rounding_step=Decimal(100) if kind != "rank" else None,
        qualifier=qualifier,
    )
    printed = None
    if change is not None:
        amount = Decimal(change[1])
        text = render_change(change[0], amount, unit, language)
        printed = Printed(text, amount, change[0], yearly)
    words = periods.label(period, language)
    return sentence(Told(name, area, kind, number, words, source, producer, printed), language)


@pytest.mark.parametrize(
    ("given", "english", "chinese"),
    [
        (
            {"change": ("percent", "11.98")},
            "Patents granted in Shanghai came to 178,300 in 2022, up 11.98% year on year",
            "2022年，上海专利授权量为17.83万件，同比增长11.98%（来源：白皮书）。",
        ),
        (
            {"change": ("percent", "-3"), "yearly": False},
            "Patents granted in Shanghai came to 178,300 in 2022, down 3%",
            "2022年，上海专利授权量为17.83万件，较此前下降3%（来源：白皮书）。",
        ),
        (
            {"kind": "stock", "period": "2022-12-31"},
            "Patents granted in Shanghai stood at 178,300 at 31 December 2022",
            "截至2022年12月31日，上海专利授权量为17.83万件（来源：白皮书）。",
        ),
        (
            {"kind": "cumulative", "period": "to-2022-12-31", "qualifier": "more_than"},
            "Patents granted in Shanghai came to more than 178,300 to 31 December 2022",
            "截至2022年12月31日，上海专利授权量累计超过17.83万件（来源：白皮书）。",
        ),
        (
            {"kind": "rank", "value": 6, "change": ("rank", "2")},
            "Patents granted in Shanghai stood at 6th in 2022, up 2 places year on year",
            "2022年，上海专利授权量位居第6位，同比上升2位（来源：白皮书）。",
        ),
        (
            {"change": ("percent", "0")},
            "Patents granted in Shanghai came to 178,300 in 2022, unchanged year on year",
            "2022年，上海专利授权量为17.83万件，同比持平（来源：白皮书）。",
        ),
        ({"value": None}, "", ""),
    ],
)
def test_sentence_says_number_period_change_and_source(
    given: dict[str, object], english: str, chinese: str
) -> None:
    assert told("en", **given) == (english and f"{english}, according to The white paper, An office.")  # type: ignore[arg-type]  # a row of the table above
    assert told("zh-hans", **given) == chinese  # type: ignore[arg-type]  # a row of the table above


def test_place_that_the_name_says_already_is_not_repeated() -> None:
    number = render(Decimal(5), unit=PATENT, language="en")
    said = Told("Patents of Shanghai firms", "Shanghai", "flow", number, "2022", "")

    assert sentence(said, "en") == "Patents of Shanghai firms came to 5 in 2022."


def test_name_that_is_not_known_in_a_language_gives_no_sentence() -> None:
    number = render(Decimal(5), unit=PATENT, language="zh-hans")

    assert sentence(Told("", "上海", "flow", number, "2022年", "白皮书"), "zh-hans") == ""
