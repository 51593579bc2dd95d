"""Numbers of rights: the check digit of Chinese patents, the form of trademark registrations."""

import re
import unicodedata


def gettext_noop(message: str) -> str:
    """Mark a message for translation; whoever shows it, and knows the reader's language, translates it."""
    return message


class NumberError(ValueError):
    """A number is refused; `message` is a message id with the remedy, `found` the text it speaks of."""

    def __init__(self, message: str, found: str) -> None:
        self.message = message
        self.found = found
        super().__init__(message % {"found": found})


_WEIGHTS = (2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5)
_PATENT = re.compile(r"(\d{12})\.?([\dX])")
_TRADEMARK = re.compile(r"\d{1,8}[A-Z]?")
PATENT_KINDS = {"1": "invention", "2": "utility-model", "3": "design", "8": "invention", "9": "utility-model"}


def patent_number(text: str) -> str:
    """Return a Chinese patent number as `201610951190.4`; a prefix ZL or CN is taken off.

    Raises NumberError when the form or the check digit is wrong.
    """
    plain = re.sub(r"^(ZL|CN)", "", _plain(text))
    match = _PATENT.fullmatch(plain)
    if not match:
        raise NumberError(
            gettext_noop(
                "“%(found)s” is not a Chinese patent number: 12 digits and a check, such as 201610951190.4."
            ),
            text,
        )
    digits, found = match.groups()
    if digits[4] not in PATENT_KINDS:
        raise NumberError(
            gettext_noop("“%(found)s”: the fifth digit of a patent number is 1, 2, 3, 8 or 9."), text
        )
    if found != check_digit(digits):
        raise NumberError(
            gettext_noop("“%(found)s”: its check digit does not fit the others; one is mistyped."), text
        )
    return f"{digits}.{found}"


def check_digit(digits: str) -> str:
    """Return the check digit of the first twelve digits: weighted sum modulo 11, ten printed as X."""
    rest = sum(int(digit) * weight for digit, weight in zip(digits, _WEIGHTS, strict=True)) % 11
    return "X" if rest == 10 else str(rest)


def patent_kind(number: str) -> str:
    """Say what kind of patent a checked number names; 8 and 9 came by way of the PCT."""
    return PATENT_KINDS[number[4]]


def trademark_warning(text: str) -> str:
    """Say what is odd about a trademark registration number; empty when nothing is.

    Old and foreign registrations take other forms, so this never refuses.
    """
    plain = _plain(text).removeprefix("第").removesuffix("号")
    if _TRADEMARK.fullmatch(plain):
        return ""
    return f"{text!r} is not like a Chinese trademark registration: up to 8 digits and at most one letter."


def _plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).upper().split())
