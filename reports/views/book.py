"""An edition as its texts say, today or at a moment: chapters with their sections, notes and exhibits."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from django.urls import reverse

from publishing.snapshots import Content, as_it_stood, live_content, parts_in
from publishing.states import Status
from reports.models import Exhibit, ExhibitSeries, Report, Section, SectionNote
from reports.rules import Numbered, Placed, chapter_number, number_exhibits


@dataclass(frozen=True, slots=True)
class Plate:
    """An exhibit with its series."""

    record: Exhibit
    series: list[ExhibitSeries]


@dataclass(frozen=True, slots=True)
class Leaf:
    """A section with its notes, its exhibits, the records it names (keys), and since when it reads so."""

    record: Section
    notes: list[SectionNote]
    plates: list[Plate]
    organisations: list[int]
    instruments: list[int]
    since: datetime | None

    @property
    def withdrawn(self) -> bool:
        """Say whether the text stands under the banner of a withdrawn one."""
        return self.record.status == Status.WITHDRAWN


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
        report,
        live_content(report),
        [(section, live_content(section), section.published_at) for section in sections],
        [(exhibit, live_content(exhibit)) for exhibit in exhibits],
    )


def bound(
    report: Report,
    content: Content,
    sections: Iterable[tuple[Section, Content, datetime | None]],
    exhibits: Iterable[tuple[Exhibit, Content]],
) -> Book:
    """Put an edition together from texts: each section or exhibit with the content to show of it."""
    edition = as_it_stood(report, content)
    plates: dict[int, list[Plate]] = defaultdict(list)
    for exhibit, said in exhibits:
        past = as_it_stood(exhibit, said)
        past.report = edition
        plates[past.section_id].append(Plate(past, parts_in(said, ExhibitSeries)))
    leaves = [_leaf(section, said, since, plates[section.pk]) for section, said, since in sections]
    by_key = {leaf.record.pk: leaf.record for leaf in leaves}
    for leaf in leaves:
        leaf.record.report = edition
        if leaf.record.parent_id in by_key:
            leaf.record.parent = by_key[leaf.record.parent_id]
    leaves.sort(key=lambda leaf: (leaf.record.position, leaf.record.pk))
    return Book(edition, content, leaves)


def _leaf(section: Section, said: Content, since: datetime | None, plates: list[Plate]) -> Leaf:
    return Leaf(
        record=as_it_stood(section, said),
        notes=parts_in(said, SectionNote),
        plates=sorted(plates, key=lambda plate: (plate.record.position, plate.record.pk)),
        organisations=said["organisations"],
        instruments=said["instruments"],
        since=since,
    )
