"""Reading a raw cell as text, the first step of every kind of column."""

import unicodedata
from datetime import date
from decimal import Decimal, InvalidOperation

from exchange.cells.faults import CellError, Fault, Raw, gettext_noop

EXACT_DIGITS = 15
_GREATEST = 308  # the power of ten of the largest number a spreadsheet can hold
CELL_LIMIT = 32_767
# What a spreadsheet shows for a failed formula; saved as CSV, the cell is left with this text.
ERROR_TEXTS = frozenset(
    {"#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!", "#SPILL!", "#CALC!", "#GETTING_DATA"}
)


def is_blank(raw: Raw) -> bool:
    """Tell whether a cell holds nothing but white space."""
    return raw is None or (isinstance(raw, str) and not raw.strip())


def shown(raw: Raw) -> str:
    """Print a raw cell as a person sees it in the sheet."""
    if isinstance(raw, Fault):
        return raw.found
    if isinstance(raw, bool):
        return "TRUE" if raw else "FALSE"
    if isinstance(raw, Decimal):
        return plain_number(raw)
    if isinstance(raw, date):
        return raw.isoformat()
    return raw or ""


def plain_number(value: Decimal) -> str:
    """Print a decimal without exponent and without idle zeros: `178300`, `40.9`."""
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def as_text(raw: Raw) -> str:
    """Return the cell as stripped text, refusing error cells, long cells and control characters."""
    if isinstance(raw, Fault):
        raise _fault_error(raw)
    if isinstance(raw, Decimal) and _lost_digits(raw):
        raise CellError(
            "digits-lost",
            shown(raw),
            gettext_noop("long numbers typed as text: a spreadsheet keeps only 15 digits of a number"),
        )
    text = shown(raw).strip()
    if text in ERROR_TEXTS:
        raise _fault_error(Fault("error-cell", text))
    if len(text) > CELL_LIMIT:
        raise CellError(
            "too-long",
            text[:40] + "…",
            gettext_noop("at most %(limit)d characters"),
            params={"limit": CELL_LIMIT},
        )
    if any(unicodedata.category(char) == "Cc" and char not in "\n\t\r" for char in text):
        raise CellError("control-character", _visible(text), gettext_noop("text without control characters"))
    return text


def as_key(raw: Raw) -> str:
    """Return the cell as one NFKC line, for everything that is not free text."""
    return " ".join(unicodedata.normalize("NFKC", as_text(raw)).split())


def plain_decimal(text: str) -> Decimal | None:
    """Return the finite number that a spreadsheet stored as text; None for any other text.

    A spreadsheet keeps none of 1E309 or more; printed in full, such a number could fill the memory.
    """
    try:
        number = Decimal(text.strip())
    except InvalidOperation:
        return None
    return number if number.is_finite() and abs(number.adjusted()) <= _GREATEST else None


def as_displayed(number: Decimal) -> Decimal:
    """Return a number with the 15 digits that a spreadsheet shows; what a binary float adds is noise."""
    return Decimal(f"{number:.{EXACT_DIGITS}g}") if number.as_tuple().exponent != 0 else number


def _lost_digits(number: Decimal) -> bool:
    return number.adjusted() >= EXACT_DIGITS or len(number.normalize().as_tuple().digits) > EXACT_DIGITS


def _visible(text: str) -> str:
    return "".join(char if char.isprintable() else "�" for char in text)[:60]


def _fault_error(fault: Fault) -> CellError:
    expected = {
        "formula-not-calculated": gettext_noop(
            "a value: this formula was never calculated; open the file in Excel or WPS and save it again"
        ),
        "error-cell": gettext_noop(
            "a value: this cell shows a spreadsheet error; correct its formula or type the value"
        ),
    }[fault.code]
    return CellError(fault.code, fault.found, expected)
