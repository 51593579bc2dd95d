"""What the forms of editions, sections and exhibits say beneath their fields."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from publishing.hints import hints

hints(
    "reports.Report",
    title_en=_("Example: Shanghai Intellectual Property White Paper 2022"),
    lead_en=_(
        "One or two sentences for the title page. Figures as references: [[patents-granted-total:2022]]"
    ),
    publisher=_("Who issued the white paper itself. Type a part of the name."),
    released_on=_("Not the year it covers."),
    summary_of=_("The white paper among the documents, where this edition is a summary of one."),
    unofficial=_("Ticked, every page says that it is not the office’s own publication."),
)
hints(
    "reports.KeyFigure",
    indicator=_("Type its name or code. Example: patents-granted-total"),
)
hints(
    "reports.CasePick",
    case=_("Type a part of its title."),
    section_slug=_(
        "The section beside which it stands. In a new edition save first: its sections are then offered."
    ),
)
hints(
    "reports.AwardPick",
    award_round=_("Type a part of its name or of the programme’s."),
    section_slug=_(
        "The section beside which it stands. In a new edition save first: its sections are then offered."
    ),
    featured=_("Ticked, the home page shows it while this is the latest edition."),
)
hints(
    "reports.Section",
    report=_("The edition it belongs to. Example: type 2022"),
    parent=_("Only for a run-in section: the chapter it lies in."),
    kind=_("Foreword and chapters have a page; run-in sections stand on their chapter’s page."),
    position=_("Order among its neighbours: smaller numbers stand first. Example: 3"),
    title_en=_("Without its number. Example: Judicial protection"),
    organisations=_("Bodies the text speaks of; their pages then name this section."),
    instruments=_("Documents the text speaks of; their pages then name this section."),
)
hints(
    "reports.SectionNote",
    source=_("Where the note’s statement is from, if it needs one."),
    text_en=_("A sentence or two, printed in the margin."),
)
hints(
    "reports.Exhibit",
    report=_("The edition it belongs to. Example: type 2022"),
    section=_("The section that shows it: choose the edition first."),
    position=_("Order within its section: smaller numbers stand first. Example: 1"),
    kind=_("Missing: the source prints one whose contents are lost; its place is kept."),
    chart_type=_("Line: years. Bars: kinds or areas. Stacked: parts of a total. None for a table."),
    alt_en=_("What it shows, for those who cannot see it. Example: A line that rises every year."),
    note_en=_("Printed under it. Example: The figure for 2020 is preliminary."),
    source=_("Only where all its numbers are from one source; otherwise each number names its own."),
)
hints(
    "reports.ExhibitSeries",
    indicator=_("A row of the table, a line of the chart. Type its name or code."),
    label_en=_("Empty: the indicator’s own name. Example: of which inventions"),
)
