"""The records an edition can quote, ready to be compared with its texts. Pure."""

from collections.abc import Iterable, Mapping, Sequence

from indicators.formatting import Language
from indicators.periods import candidates
from indicators.references import Reference
from reports.audit.affinity import Profiles, counted
from reports.audit.facts import Fact

LANGUAGES: tuple[Language, ...] = ("en", "zh-hans")


def key(code: str, area: str, period: str, *, change: bool = False) -> str:
    """The one key of a record: how a reference that leaves nothing out would be written."""
    return f"{code}@{area}:{period}{':change' if change else ''}"


class Ledger:
    """Facts by key. ``kinds`` gives each indicator's kind, ``area`` the one a reference means by default.

    ``unvalued`` are keys of records that exist without a value: a reference to them is no mistake.
    """

    def __init__(
        self, facts: Sequence[Fact], *, area: str, kinds: Mapping[str, str], unvalued: Iterable[str] = ()
    ) -> None:
        self.facts = list(facts)
        self.area = area
        self._kinds = kinds
        self._by_key = {
            key(fact.code, fact.area, fact.period, change=bool(fact.change)): fact
            for fact in sorted(
                self.facts, key=lambda fact: fact.own
            )  # the edition's own row has the last word
        }
        self.unvalued = frozenset(unvalued)
        self._kin: dict[tuple[str, str, bool], list[Fact]] = {}
        for fact in self.facts:
            if fact.own:
                self._kin.setdefault(_kind(fact), []).append(fact)
        self.profiles = {language: Profiles(self.facts, language) for language in LANGUAGES}
        units = {(fact.unit.code, fact.unit.plural_en, fact.unit.measure_zh_hans) for fact in self.facts}
        self.counted = {language: counted(sorted(units), language) for language in LANGUAGES}

    def __getitem__(self, wanted: str) -> Fact | None:
        return self._by_key.get(wanted)

    def kin(self, fact: Fact) -> Sequence[Fact]:
        """The edition's own records that count the same: cases, people, amounts of money, percentages."""
        return self._kin.get(_kind(fact), ())

    def change_of(self, fact: Fact) -> Fact | None:
        """The change printed with an observation."""
        return self[key(fact.code, fact.area, fact.period, change=True)]

    def level_of(self, fact: Fact) -> Fact | None:
        """The observation that a change was printed with."""
        return self[key(fact.code, fact.area, fact.period)]

    def resolve(self, reference: Reference) -> str:
        """The key of the record a reference means; empty when there is none."""
        area = reference.area or self.area
        for period in candidates(reference.period, self._kinds.get(reference.code, "")):
            wanted = key(reference.code, area, period, change=reference.change)
            if wanted in self._by_key or wanted in self.unvalued:
                return wanted
        return ""


def _kind(fact: Fact) -> tuple[str, str, bool]:
    return fact.measures, fact.unit.code, bool(fact.change)
