"""A whole small edition with every noun in it, `size` rows of each, published; the first has every part."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.db.models import CharField, TextField

from accounts.models import User
from awards.models import AwardProgramme, AwardRound
from cases.models import CaseCollection, TypicalCase
from directory.models import Instrument, Organisation, Source
from indicators.models import Change, Indicator, Observation
from publishing import actions
from publishing.models import Publishable
from publishing.states import WithdrawnAs
from reports.models import AwardPick, CasePick, Exhibit, KeyFigure, Report, Section
from tests.factories import awards, cases, directory, numbers, reports
from tests.factories.publishing import all_published, draft_ahead

YEAR = 2022
# Columns whose words mean something to a machine: never filled with sample words.
STRICT = {"slug", "url", "number", "periods", "credit_code", "court_code", "section_slug", "currency"}
MATERIAL = {"en": "{name} of {slug}", "zh_hans": "第一：{slug}"}


@dataclass
class Edition:
    """The records of an edition; of each kind the first is the one with parts."""

    size: int
    report: Report = field(init=False)
    source: Source = field(init=False)
    organisations: list[Organisation] = field(default_factory=list)
    documents: list[Instrument] = field(default_factory=list)
    indicators: list[Indicator] = field(default_factory=list)
    observations: list[Observation] = field(default_factory=list)
    cases: list[TypicalCase] = field(default_factory=list)
    collections: list[CaseCollection] = field(default_factory=list)
    programmes: list[AwardProgramme] = field(default_factory=list)
    rounds: list[AwardRound] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)
    exhibits: list[Exhibit] = field(default_factory=list)
    superseded: TypicalCase = field(init=False)
    taken_down: TypicalCase = field(init=False)

    @property
    def firsts(self) -> list[Publishable]:
        """One published record of each noun."""
        lists: tuple[list[Any], ...] = (
            self.organisations,
            self.documents,
            self.indicators,
            self.cases,
            self.collections,
            self.programmes,
            self.rounds,
            self.sections,
            self.exhibits,
        )
        return [self.report, self.source, *(each[0] for each in lists)]

    @property
    def foreword(self) -> Section:
        """The foreword."""
        return self.sections[1]

    @property
    def chapter(self) -> Section:
        """The chapter with run-in sections, exhibits and notes."""
        return self.sections[0]


def edition(size: int = 2) -> Edition:
    """Make and publish the edition of 2022 with `size` rows of everything."""
    made = Edition(size)
    made.source = directory.source(
        slug=f"white-paper-{YEAR}",
        title_en="White paper",
        url="https://example.org/paper",
        licence="Not stated",
    )
    _write_facts(made)
    _write_cases(made)
    _write_awards(made)
    _write_book(made)
    for record in made.firsts:
        fill(record)
    _go_public(made)
    return made


def fill(record: Publishable) -> None:
    """Write sample words in both languages into every empty text column of a row and of its parts' rows."""
    changes = {
        column.attname: words_for(record, column) for column in record._meta.concrete_fields if _free(column)
    }
    empty = {name: words for name, words in changes.items() if not getattr(record, name)}
    type(record)._base_manager.filter(pk=record.pk).update(**empty)
    vars(record).update(empty)


def words_for(record: Publishable, column: Any) -> str:
    """Return sample words for a column, in its language."""
    language = "zh_hans" if column.attname.endswith("_zh_hans") else "en"
    words = MATERIAL[language].format(name=column.attname.replace("_", " "), slug=record.slug)
    return words[: column.max_length]


def _free(column: Any) -> bool:
    texts = isinstance(column, CharField | TextField) and not column.choices and column.editable
    return texts and column.attname.endswith(("_en", "_zh_hans")) and column.attname not in STRICT


def _write_facts(made: Edition) -> None:
    n = range(made.size)
    made.organisations = [directory.organisation("Bureau", kind=Organisation.Kind.AGENCY) for _ in n]
    hub = made.organisations[0]
    Organisation.objects.filter(pk__in=[one.pk for one in made.organisations[1:]]).update(parent=hub)
    for one in made.organisations[1:]:
        one.parent = hub
    made.documents = [
        directory.document(source=made.source, url="https://example.org/document", summary_en=f"Summary {i}")
        for i in n
    ]
    for document in made.documents:
        directory.issue(document, made.organisations if document is made.documents[0] else [hub])
    made.indicators = [numbers.indicator(f"measure-{i}", draft=True, definition_en="Counted") for i in n]
    first, *others = made.indicators
    first.do_not_confuse_with.set(others)
    Indicator.objects.filter(pk__in=[one.pk for one in others]).update(parent=first)
    _write_observations(made)


def _write_observations(made: Edition) -> None:
    pending: dict[str, Any] = {"source": made.source, "released_at": None, "footnote_en": "As printed."}
    first, *others = made.indicators
    for i in range(made.size):
        row = numbers.observation(first, 1000 - i, str(YEAR - i), **pending)
        numbers.change(row, 1, Change.Kind.ABSOLUTE, printed_en="up by one")
        made.observations.append(row)
    for i, one in enumerate(others):
        made.observations.append(numbers.observation(one, 10 + i, **pending))
    yearbooks = [directory.source(title_en=f"Yearbook {i}") for i in range(made.size)]
    for i, book in enumerate(yearbooks):
        numbers.observation(first, 900 + i, **{**pending, "source": book})
    all_published(*yearbooks)


def _write_cases(made: Edition) -> None:
    hub, law = made.organisations[0], made.documents[0]
    given = {"source": made.source, "handling_authority": hub, "title_zh_hans": ""}
    gists = [f"What was decided in case {i}." for i in range(made.size)]
    first = cases.full_case(made.size, **given, gist_en=gists[0])
    made.cases = [first, *(cases.case(**given, gist_en=gist) for gist in gists[1:])]
    first.related_cases.set(made.cases[1:])
    made.superseded, made.taken_down = cases.case(**given), cases.case(**given)
    listed = {
        "series": cases.series(),
        "source": made.source,
        "document": law,
        "planned_size": made.size,
        "title_zh_hans": "",
    }
    made.collections = [cases.collection(*made.cases, **listed, issuer=hub)]
    made.collections += [
        cases.collection(first, **{**listed, "planned_size": 1}, issuer=hub) for _ in range(made.size - 1)
    ]


def _write_awards(made: Edition) -> None:
    hub = made.organisations[0]
    made.programmes = [awards.programme(*made.organisations, source=made.source)]
    made.programmes += [awards.programme(hub, source=made.source) for _ in range(made.size - 1)]
    for i, one in enumerate([made.programmes[0]] * made.size + made.programmes[1:]):
        made.rounds.append(awards.bare_round(one, slug=str(YEAR - i), year=YEAR - i, source=made.source))
    for i, (winner, figure) in enumerate(zip(made.organisations, made.observations, strict=False)):
        awards.give(
            made.rounds[0], winner, 2 * i, project_en=f"Invention {i}", patent_number="ZL201610951190.4"
        )
        awards.count(made.rounds[0], figure, 2 * i + 1, grade_en=f"Counted grade {i}")
    for later in made.rounds[1:]:
        awards.give(later, hub)


def _write_book(made: Edition) -> None:
    hub, paper = made.organisations[0], made.documents[0]
    made.report = reports.report(
        YEAR, source=made.source, publisher=hub, summary_of=paper, area=directory.area()
    )
    chapter = reports.section(
        made.report, slug="protection", number="I", title_en="Protection", **_body(made)
    )
    words = {"title_en": "Foreword", "body_en": "<p>What it is about.</p>", "body_zh_hans": "<p>说明。</p>"}
    foreword = reports.section(made.report, slug="foreword", kind=Section.Kind.FOREWORD, position=0, **words)
    noted = {"body_en": "<p>A case{{note:1}}.</p>", "body_zh_hans": "<p>案例{{note:1}}。</p>"}
    made.sections = [chapter, foreword]
    made.sections += [reports.section(made.report, parent=chapter, **noted) for _ in range(made.size)]
    for one in made.sections[2:]:
        reports.note(one, source=made.source)
    for mark in range(made.size):
        reports.note(chapter, str(mark + 1), source=made.source)
    chapter.organisations.set(made.organisations)
    chapter.instruments.set(made.documents)
    made.exhibits = [
        reports.exhibit(chapter, *made.indicators, source=made.source, kind="chart", chart_type="bar")
    ]
    made.exhibits += [reports.exhibit(one, made.indicators[0]) for one in made.sections[2:]]
    for i in range(made.size):
        place = {"report": made.report, "position": i}
        KeyFigure.objects.create(**place, indicator=made.indicators[i], period=str(YEAR))
        CasePick.objects.create(**place, case=made.cases[i], section_slug=chapter.slug)
        AwardPick.objects.create(
            **place, award_round=made.rounds[i], section_slug=chapter.slug, featured=True
        )


def _body(made: Edition) -> dict[str, str]:
    """Return a text in both languages that quotes every indicator and points at every note."""
    pairs = [
        (f"[[{one.slug}:{YEAR}]]", f"{{{{note:{n}}}}}") for n, one in enumerate(made.indicators, start=1)
    ]
    return {
        "body_en": " ".join(f"<p>{figure} were counted{mark}.</p>" for figure, mark in pairs),
        "body_zh_hans": " ".join(f"<p>共计{figure}{mark}。</p>" for figure, mark in pairs),
    }


def _go_public(made: Edition) -> None:
    everything = (
        made.organisations, made.documents, made.indicators, made.cases, made.collections, made.programmes,
        made.rounds, [made.superseded, made.taken_down, made.report],
    )  # fmt: skip
    all_published(*(record for each in everything for record in each))
    for record, how in ((made.superseded, WithdrawnAs.SUPERSEDED), (made.taken_down, WithdrawnAs.TAKEN_DOWN)):
        actions.withdraw(
            record=record,
            how=how,
            reason_en="The office asked for it.",
            reason_zh_hans="应机关要求。",
            by=User.objects.system(),
        )
    for one in made.cases:
        draft_ahead(one, remedies_en="Damages and an apology.")
    said = actions.CorrectionText(str(YEAR), "The remedies were missing.", "漏列救济。")
    actions.publish(records=made.cases, by=User.objects.system(), correction=said)


@contextmanager
def in_transaction(size: int) -> Iterator[Edition]:
    """Keep an edition in the database for the block; afterwards everything is as before."""
    with transaction.atomic():
        yield edition(size)
        transaction.set_rollback(True)
