"""A ready sentence around a number, in each language, for those who quote it. No Django here."""

from dataclasses import dataclass
from decimal import Decimal

from indicators.formatting import ChangeKind, Language, Text

_VERBS = {"stock": "stood at", "ratio": "stood at", "score": "stood at", "rank": "stood at"}
_VERBS_ZH = {"stock": "为", "ratio": "为", "score": "为", "rank": "位居", "cumulative": "累计"}
_RISES: dict[ChangeKind, tuple[str, str]] = {
    "percent": ("增长", "下降"),
    "percentage_points": ("提高", "下降"),
    "absolute": ("增加", "减少"),
    "rank": ("", ""),
}


@dataclass(frozen=True, slots=True)
class Printed:
    """A change as its source prints it: the formatted text, its number, and whether it is year on year."""

    text: Text
    value: Decimal
    kind: ChangeKind
    yearly: bool = True


@dataclass(frozen=True, slots=True)
class Told:
    """What a sentence says in one language: names, the number, its period in words, and its source."""

    name: str
    area: str
    kind: str
    number: Text
    period: str
    source: str
    producer: str = ""
    change: Printed | None = None


def sentence(told: Told, language: Language) -> str:
    """The sentence; empty for a number that is missing, or without a name in this language."""
    if told.number.missing or not told.name:
        return ""
    return _chinese(told) if language == "zh-hans" else _english(told)


def _english(told: Told) -> str:
    place = "" if not told.area or told.area.casefold() in told.name.casefold() else f" in {told.area}"
    when = told.period if told.period.startswith(("at ", "to ")) else f"in {told.period}"
    change = ""
    if told.change is not None:
        change = f", {_moved(told.change)}{' year on year' if told.change.yearly else ''}"
    given = ", ".join(part for part in (told.source, told.producer) if part)
    verb = _VERBS.get(told.kind, "came to")
    source = f", according to {given}" if given else ""
    return f"{_capital(told.name)}{place} {verb} {told.number} {when}{change}{source}."


def _moved(change: Printed) -> str:
    text = str(change.text)
    if change.kind == "rank" or not change.value:
        return text if change.kind == "rank" else "unchanged"
    return f"{'up' if change.value > 0 else 'down'} {text.lstrip('+−')}"


def _chinese(told: Told) -> str:
    place = "" if not told.area or told.area in told.name else told.area
    change = ""
    if told.change is not None:
        change = f"，{'同比' if told.change.yearly else '较此前'}{_moved_zh(told.change)}"
    verb = _VERBS_ZH.get(told.kind, "为")
    # 截至……累计 says already that it is cumulative.
    period, verb = (
        (told.period.removesuffix("累计"), "累计") if told.period.endswith("累计") else (told.period, verb)
    )
    given = "，".join(part for part in (told.source, told.producer) if part)
    source = f"（来源：{given}）" if given else ""
    return f"{period}，{place}{told.name}{verb}{told.number}{change}{source}。"


def _moved_zh(change: Printed) -> str:
    text = str(change.text)
    if change.kind == "rank" or not change.value:
        return text if change.kind == "rank" else "持平"
    rise, fall = _RISES[change.kind]
    return f"{rise if change.value > 0 else fall}{text.lstrip('+−')}"


def _capital(name: str) -> str:
    return name[:1].upper() + name[1:]
