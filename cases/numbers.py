"""Numbers that identify a case: dockets of Chinese courts, before and since 2016, and other offices' numbers.

A number is syntactically right or refused; whether its parts agree with the rest of the case is only a
warning, because published cases do contradict themselves. No Django here.
"""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum

from directory.rights import NumberError, gettext_noop

FIRST_YEAR = 1949

_BRACKETS = str.maketrans("〔〕[]【】〈〉", "()()()()")
_PROVINCES = "京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵云藏陕甘青宁新兵"
_TYPE = "民刑行赔执初终申再监辖撤保财证司惩调催破清特督审他破抗提协异复转"
_DOCKET = re.compile(
    rf"\((?P<year>\d{{4}})\)(?P<court>最高法|[{_PROVINCES}](?:\d{{4}}|\d{{2}})?)(?P<special>知)?"
    rf"(?P<type>[{_TYPE}]{{1,3}})(?P<serial>[1-9]\d*)号(?P<suffix>之[一二三四五六七八九十]+)?"
)
_LEGACY = re.compile(
    r"\((?P<year>\d{4})\)(?P<words>[一-鿿]{1,8}(?:\([一-鿿]{1,3}\))?[一-鿿]{0,4})(?:字)?第?(?P<serial>[1-9]\d*)号(?P<suffix>之[一二三四五六七八九十]+)?"
)
_LEGACY_MARK = re.compile(r"字第|第\d")


class Scheme(StrEnum):
    """Who numbered the case, and so how its number is read."""

    COURT = "court"
    LEGACY = "legacy"
    PENALTY = "penalty"
    CUSTOMS = "customs"
    PROCURATORIAL = "procuratorial"
    ARBITRATION = "arbitration"
    MEDIATION = "mediation"
    FINANCING = "financing"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Docket:
    """The parts of a court number in force since 2016: `(2021)沪73民终123号`."""

    year: int
    court: str
    special: str
    type: str
    serial: int
    suffix: str = ""

    @property
    def normalised(self) -> str:
        """The one spelling that equal numbers share."""
        return f"({self.year}){self.court}{self.special}{self.type}{self.serial}号{self.suffix}"


def normalise(text: str) -> str:
    """Bring a number to half-width form without blanks, with round brackets whatever was typed."""
    return "".join(unicodedata.normalize("NFKC", text).translate(_BRACKETS).split())


def parse(text: str) -> Docket:
    """Read a court number in force since 2016, however typed. Raises NumberError saying what is wrong."""
    plain = normalise(text)
    match = _DOCKET.fullmatch(plain)
    if not match:
        raise NumberError(_complaint(plain), plain)
    year = int(match["year"])
    if not FIRST_YEAR <= year <= 2100:
        raise NumberError(
            gettext_noop("“%(found)s” is not a filing year; write four digits, such as 2021."), str(year)
        )
    return Docket(
        year,
        match["court"],
        match["special"] or "",
        match["type"],
        int(match["serial"]),
        match["suffix"] or "",
    )


def check(scheme: str, text: str) -> str:
    """Return the normalised number under its scheme. Raises NumberError when the scheme forbids it."""
    plain = normalise(text)
    if not plain:
        raise NumberError(gettext_noop("A case number cannot be empty."), text)
    if scheme == Scheme.COURT:
        return parse(plain).normalised
    if scheme == Scheme.LEGACY and not is_legacy(plain):
        raise NumberError(
            gettext_noop(
                "“%(found)s” is not a docket from before 2016, such as (2005)沪二中民五(知)初字第326号."
            ),
            text,
        )
    return plain


def is_legacy(text: str) -> bool:
    """Tell whether the number has the form of before 2016: a year, words, `字第`, a serial."""
    plain = normalise(text)
    match = _LEGACY.fullmatch(plain)
    return bool(match and _LEGACY_MARK.search(plain) and FIRST_YEAR <= int(match["year"]) <= 2100)


def scheme_of(text: str) -> Scheme:
    """Guess the scheme of a number: a court's, an old court's, or other."""
    if _DOCKET.fullmatch(normalise(text)):
        return Scheme.COURT
    return Scheme.LEGACY if is_legacy(text) else Scheme.OTHER


def display(normalised: str) -> str:
    """Print a number as Chinese sources do, with full-width brackets: `（2021）沪73民终123号`."""
    return normalised.replace("(", "（").replace(")", "）")


def _complaint(plain: str) -> str:
    if is_legacy(plain):
        return gettext_noop("“%(found)s” is a number from before 2016; give it the scheme “legacy”.")
    if not re.match(r"\(\d{4}\)", plain):
        return gettext_noop("“%(found)s” does not begin with the filing year in brackets, such as (2021).")
    if "号" not in plain:
        return gettext_noop("“%(found)s” does not end with 号.")
    if re.match(rf"\(\d{{4}}\)[{_PROVINCES}](?:\d|\d{{3}}|\d{{5,}})(?!\d)", plain):
        return gettext_noop(
            "“%(found)s” has a court code of neither two nor four digits, such as 沪73 or 沪0115."
        )
    return gettext_noop("“%(found)s” is not a court number such as (2021)沪73民终123号.")
