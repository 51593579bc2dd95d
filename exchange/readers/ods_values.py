"""What a cell of an .ods holds: its value as it is shown, from its attributes and its text."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

from exchange.cells import Fault, Raw, as_displayed, plain_decimal
from publishing import dates

# Namespaces, as the parser puts them before a name.
OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0 "
TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0 "
TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0 "
CALC = "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0 "
STYLE = "urn:oasis:names:tc:opendocument:xmlns:style:1.0 "
DRAWING = "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0 "


def value_of(attributes: dict[str, str], text: str) -> Raw:
    """Return the value of a cell, None for a blank one."""
    formula = TABLE + "formula" in attributes
    kind = attributes.get(OFFICE + "value-type", "")
    if attributes.get(CALC + "value-type") == "error" or (formula and text.startswith(("#", "Err:"))):
        return Fault("error-cell", text)
    if formula and not kind:
        return Fault("formula-not-calculated", "=…")
    if kind in _KINDS:
        return _KINDS[kind](attributes, text)
    text = text or attributes.get(OFFICE + "string-value", "")
    return text if text.strip() else None


def _number_of(attributes: dict[str, str], text: str) -> Decimal | str:
    stored = attributes.get(OFFICE + "value", text)
    number = plain_decimal(stored)
    return stored if number is None else as_displayed(number)


def _plain_number(attributes: dict[str, str], text: str) -> Raw:
    return _number_of(attributes, text)


def _percentage(attributes: dict[str, str], text: str) -> Raw:
    number = _number_of(attributes, text)
    return f"{number * 100:f}%" if isinstance(number, Decimal) else number


def _boolean(attributes: dict[str, str], _text: str) -> Raw:
    return attributes.get(OFFICE + "boolean-value") == "true"


def _date(attributes: dict[str, str], text: str) -> Raw:
    stated = attributes.get(OFFICE + "date-value", text)
    day, _, clock = stated.partition("T")
    try:
        moment = date.fromisoformat(day)
    except ValueError:
        return stated
    if clock not in {"", "00:00:00"}:
        return f"{day} {clock}"
    return _as_shown(moment, text)


def _as_shown(moment: date, text: str) -> Raw:
    """Return the month or year alone when the cell shows no more and the date is its first day."""
    try:
        seen = dates.parse(text)
    except ValueError:
        return moment
    return str(seen) if seen.value == moment and seen.precision != dates.Precision.DAY else moment


_KINDS: dict[str, Callable[[dict[str, str], str], Raw]] = {
    "float": _plain_number,
    "currency": _plain_number,
    "percentage": _percentage,
    "boolean": _boolean,
    "date": _date,
}
