"""Every model and every field: what it is, and who may see it. A new one is a new word here.

Public: on pages and in twins. Editors: on the desk, in its exports and in the trail only. Private: of people
and of machinery, shown to those it concerns at most.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Kind = Literal["publishable", "part", "record", "lookup", "person", "trail", "index"]


@dataclass(frozen=True)
class Disclosure:
    """The fields of one model by who may see them."""

    kind: Kind
    public: frozenset[str]
    editors: frozenset[str] = frozenset()
    private: frozenset[str] = frozenset()

    @property
    def fields(self) -> frozenset[str]:
        """Every classified field."""
        return self.public | self.editors | self.private

    @property
    def sorted_once(self) -> bool:
        """Say whether no field stands in two groups."""
        return len(self.fields) == len(self.public) + len(self.editors) + len(self.private)


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _both(names: str) -> frozenset[str]:
    return frozenset(f"{name}_{language}" for name in names.split() for language in ("en", "zh_hans"))


def _noun(both: str, rest: str) -> Disclosure:
    """A record with states: where it stands is public, who keeps it and its drafts are not."""
    stands = _words("id slug status first_published_at published_at withdrawn_as") | _both("withdrawn_reason")
    return Disclosure(
        "publishable", stands | _both(both) | _words(rest), _words("owner head_revision live_revision")
    )


def _part(rest: str, both: str = "") -> Disclosure:
    return Disclosure("part", _words(f"id position {rest}") | _both(both))


def _lookup(rest: str, both: str = "") -> Disclosure:
    return Disclosure("lookup", _words(f"id {rest}") | _both(both))


def _trail(editors: str, public: str = "", kind: Kind = "trail") -> Disclosure:
    return Disclosure(kind, _words(public), _words(editors))


DISCLOSURES: dict[str, Disclosure] = {
    "accounts.Department": _trail("id code name_en name_zh_hans", kind="lookup"),
    "accounts.User": Disclosure(
        "person",
        frozenset(),
        _words("id username department"),
        _words(
            "password last_login is_superuser first_name last_name email is_staff is_active date_joined"
            " must_change_password groups user_permissions"
        ),
    ),
    "publishing.Revision": _trail(
        "id content_type object_id number schema content checksum label_en label_zh_hans stage origin by"
        " reason created_at published_at"
    ),
    "publishing.AuditEntry": _trail("id at by verb content_type object_id label revision detail"),
    "publishing.Link": _trail(
        "id", "from_type from_id to_type to_id role year detail noun label_en label_zh_hans path", "index"
    ),
    "publishing.Correction": _trail(
        "id content_type object_id revision supersedes",
        "series number label_en label_zh_hans path summary_en summary_zh_hans published_at",
    ),
    "publishing.Redirect": _trail("id content_type object_id created_at", "old_path", "index"),
    "publishing.ContentVersion": _trail("id number", kind="index"),
    "exchange.ImportBatch": _trail(
        "id at by state file_name size sha256 only cursor progress counts totals warnings drafts conflicts"
        " applied_at applied_by undone_at undone_by file"
    ),
    "exchange.StagedRow": _trail(
        "id batch position sheet title number op key before after columns object_id image warned remarks kept"
    ),
    "exchange.ImportIssue": _trail(
        "id batch position level sheet number column place code found expected params suggestion"
    ),
    "search.SearchEntry": Disclosure(
        "index",
        _both("title summary text") | _words("noun path numbers year published_at"),
        _words("id content_type object_id haystack"),
    ),
    "directory.Area": _lookup("code kind parent not_joined_with", "name"),
    "directory.Source": _noun(
        "title producer note",
        "url published_on published_on_precision accessed_on accessed_on_precision kind confidence licence"
        " redistributable",
    ),
    "directory.Organisation": _noun(
        "name short_name note", "kind level parent area credit_code court_code url has_page source"
    ),
    "directory.Alias": _part("organisation name language kind until"),
    "directory.Instrument": _noun(
        "title summary",
        "title_is_printed kind action issued_on issued_on_precision year_named number url issuers_unnamed"
        " source",
    ),
    "directory.Issuer": _part("instrument organisation"),
    "indicators.Unit": _lookup("code singular_en plural_en measure_zh_hans symbol family"),
    "indicators.Period": _lookup("code starts_on ends_on sorts_as", "name note"),
    "indicators.Indicator": _noun(
        "name definition counting_rule note",
        "topic kind unit better decimals parent additive numerator denominator do_not_confuse_with"
        " has_series position",
    ),
    "indicators.Observation": Disclosure(
        "record",
        _both("printed footnote")
        | _words(
            "id indicator area period named_period starts_on ends_on year source value qualifier obs_status"
            " rounding_step released_at supersedes superseded_at"
        ),
        _words("note"),
    ),
    "indicators.Change": Disclosure("record", _both("printed") | _words("id observation kind value basis")),
    "cases.IPRight": _lookup("code position", "name"),
    "cases.TypicalCase": _noun(
        "title gist cause facts issue holding reasoning significance remedies doubts",
        "kind proceeding rights handling_authority recommending_authority district decided_on"
        " decided_on_precision announced_on announced_on_precision outcome finality foreign_related source"
        " related_cases",
    ),
    "cases.CaseSeries": _lookup("code", "title"),
    "cases.CaseCollection": _noun(
        "title selection note",
        "title_is_printed series coverage_year released_on released_on_precision ranked planned_size"
        " shanghai_entries document source",
    ),
    "cases.CollectionIssuer": _part("collection organisation inferred"),
    "cases.CollectionEntry": _part("collection case rank inferred", "title_printed"),
    "cases.CaseNumber": _part("case scheme value normalised"),
    "cases.Instance": _part(
        "case stage authority number filed_on filed_on_precision decided_on decided_on_precision"
        " document_type",
        "outcome",
    ),
    "cases.Party": _part("case role anonymised organisation", "name"),
    "cases.Amount": _part("case kind value currency qualifier", "against"),
    "cases.LegalBasis": _part("case law article", "title"),
    "cases.RelatedRight": _part("case kind number", "title"),
    "cases.Evidence": _part("case supports source grade checked_on", "note"),
    "awards.AwardProgramme": _noun("title description", "kind level url source"),
    "awards.Grantor": _part("programme organisation"),
    "awards.AwardRound": _noun(
        "title note",
        "programme ordinal ordinal_printed_en year year_implied announced_on announced_on_precision quota"
        " instrument_number source",
    ),
    "awards.Award": _part("round patent_number status figure", "track grade project note"),
    "awards.AwardRecipient": _part("round award organisation role share", "name"),
    "reports.Report": _noun(
        "title lead", "year publisher released_on released_on_precision source area unofficial summary_of"
    ),
    "reports.KeyFigure": _part("report indicator area period", "kicker"),
    "reports.CasePick": _part("report case section_slug"),
    "reports.AwardPick": _part("report award_round section_slug featured"),
    "reports.Section": _noun(
        "title short_title lead body", "report parent position kind number organisations instruments"
    ),
    "reports.SectionNote": _part("section mark source", "text"),
    "reports.Exhibit": _noun(
        "title scope alt note", "report section position kind chart_type periods source"
    ),
    "reports.AcceptedFinding": _trail("id report fingerprint said reason by at"),
    "reports.ExhibitSeries": _part("exhibit indicator area", "label"),
}


def seen_by(disclosures: dict[str, Disclosure], group: Literal["public", "editors"]) -> Iterable[str]:
    """Yield `app.Model.field` of every field of a group."""
    for label, one in disclosures.items():
        yield from (f"{label}.{name}" for name in sorted(getattr(one, group)))
