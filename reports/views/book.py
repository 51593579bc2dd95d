"""An edition as its texts say, today or at a moment: chapters with their sections, notes and exhibits."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Generic, TypeVar

from django.urls import reverse

from publishing.models import Publishable
from publishing.snapshots import Content, as_it_stood, live_content, parts_in
from publishing.states import Status
from reports.models import Exhibit, ExhibitSeries, Report, Section, SectionNote
from reports.rules import Numbered, Placed, chapter_number, number_exhibits

R = TypeVar("R", bound=Publishable)


@dataclass(frozen=True, slots=True)
class Plate:
    """An exhibit with its series."""

    record: Exhibit
    series: list[ExhibitSeries]


@dataclass(frozen=True, slots=True)
class Leaf:
    """A section with its notes, its exhibits and the records it names (keys)."""

    record: Section
    notes: list[SectionNote]
    plates: list[Plate]
    organisations: list[int]
    instruments: list[int]

    @property
    def since(self) -> datetime | None:
        """When the text became public."""
        return self.record.published_at

    @property
    def withdrawn(self) -> bool:
        """Say whether the text stands under the banner of a withdrawn one."""
        return self.record.status == Status.WITHDRAWN


@dataclass(frozen=True, slots=True)
class Standing(Generic[R]):
    """A record with one of its public texts, and since when it reads so."""

    record: R
    content: Content
    since: datetime | None

    def stood(self) -> R:
        """Return the record as that text says, `published_at` included."""
        return as_it_stood(self.record, self.content, self.since)


@dataclass(frozen=True)
class Book:
    """The edition: its own record, and the leaves in reading order."""

    report: Report
    content: Content
    leaves: Sequence[Leaf]

    @cached_property
    def tops(self) -> list[Leaf]:
        """Foreword and chapters in their order."""
        return [leaf for leaf in self.leaves if leaf.record.parent_id is None]

    @cached_property
    def _inside(self) -> Mapping[int | None, list[Leaf]]:
        found: dict[int | None, list[Leaf]] = defaultdict(list)
        for leaf in self.leaves:
            found[leaf.record.parent_id].append(leaf)
        return found

    def inside(self, top: Leaf) -> list[Leaf]:
        """Return the run-in sections of a chapter."""
        return self._inside[top.record.pk]

    def page(self, top: Leaf) -> list[Leaf]:
        """Return everything on a chapter's page, the chapter's own text first."""
        return [top, *self.inside(top)]

    def top(self, slug: str) -> Leaf | None:
        """Return the chapter at an address; None when there is none."""
        return next((leaf for leaf in self.tops if leaf.record.slug == slug), None)

    @cached_property
    def numbers(self) -> dict[str, Numbered]:
        """The number of each exhibit by its slug."""
        return number_exhibits(
            Placed(
                slug=plate.record.slug,
                chapter=chapter_number(top.record.number, place),
                word="table" if plate.record.kind == Exhibit.Kind.TABLE else "figure",
            )
            for place, top in enumerate(self.tops)
            for leaf in self.page(top)
            for plate in leaf.plates
        )

    @cached_property
    def addresses(self) -> dict[str, str]:
        """The place of each exhibit by its slug."""
        return {
            plate.record.slug: f"{chapter_url(self.report, top)}#{plate.record.slug}"
            for top in self.tops
            for leaf in self.page(top)
            for plate in leaf.plates
        }


def chapter_url(report: Report, top: Leaf) -> str:
    """Return the address of a chapter's page."""
    return reverse("reports:chapter", args=[report.year, top.record.slug])


def live_book(report: Report) -> Book:
    """Return the edition as it reads now; `report` comes with its live revision. Two queries."""
    sections = Section.objects.filter(report=report).standing()
    exhibits = Exhibit.objects.filter(report=report).standing()
    return bound(
        as_it_reads(report),
        [as_it_reads(section) for section in sections],
        [as_it_reads(exhibit) for exhibit in exhibits],
    )


def as_it_reads(record: R) -> Standing[R]:
    """Return a record with its text of today."""
    return Standing(record, live_content(record), record.published_at)


def bound(
    report: Standing[Report], sections: Iterable[Standing[Section]], exhibits: Iterable[Standing[Exhibit]]
) -> Book:
    """Put an edition together from the texts to show of it."""
    edition = report.stood()
    plates: dict[int, list[Plate]] = defaultdict(list)
    for exhibit in exhibits:
        past = exhibit.stood()
        past.report = edition
        plates[past.section_id].append(Plate(past, parts_in(exhibit.content, ExhibitSeries)))
    leaves = [_leaf(section, plates[section.record.pk]) for section in sections]
    by_key = {leaf.record.pk: leaf.record for leaf in leaves}
    for leaf in leaves:
        leaf.record.report = edition
        if leaf.record.parent_id in by_key:
            leaf.record.parent = by_key[leaf.record.parent_id]
    leaves.sort(key=lambda leaf: (leaf.record.position, leaf.record.pk))
    return Book(edition, report.content, leaves)


def _leaf(section: Standing[Section], plates: list[Plate]) -> Leaf:
    said = section.content
    return Leaf(
        record=section.stood(),
        notes=parts_in(said, SectionNote),
        plates=sorted(plates, key=lambda plate: (plate.record.position, plate.record.pk)),
        organisations=said["organisations"],
        instruments=said["instruments"],
    )
