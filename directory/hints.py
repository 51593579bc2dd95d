"""What the forms of organisations, areas, sources and documents say beneath their fields."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from publishing.hints import hints

hints(
    "directory.Area",
    name_en=_("Example: Yangtze River Delta"),
    kind=_("Figures of a country perimeter, a city and a district are never drawn in one line."),
    parent=_("The larger area it lies in. Example: Shanghai, for a district of it"),
)
hints(
    "directory.Source",
    title_en=_("As the source itself is headed. Example: Shanghai Intellectual Property White Paper 2022"),
    producer_en=_("Who wrote or issued it. Example: Shanghai Intellectual Property Administration"),
    published_on=_("When the source is dated."),
    accessed_on=_("The day on which somebody last read it at its address."),
    kind=_("Official: the authority’s own paper or site. Secondary: press and others that report it."),
    confidence=_("How sure you are that the source says what is recorded."),
    redistributable=_("Whether its terms let us hand on its rows in bulk. Not stated: choose so."),
    note_en=_("What readers should know about it. Example: Press summary; the original is not online."),
)
hints(
    "directory.Organisation",
    short_name_en=_("For narrow places. Example: Shanghai IP Court"),
    kind=_("What it is, not what it does. Its list of organisations is filtered by it."),
    level=_("How high it stands in its own order; empty when that says nothing."),
    parent=_("The body it is part of. Type a part of its name."),
    area=_("Where it is or acts. Type a part of the name."),
    url=_("Its own site, in full. Example: https://sipa.sh.gov.cn/"),
    note_en=_("A remark for readers. Example: Merged with two others in 2019."),
)
hints(
    "directory.Alias",
    name=_("Another name as some text prints it; a search for it finds the organisation."),
    language=_("The language this name is in."),
    kind=_("Former: no longer its name. Short: an abbreviation. Also printed as: another wording."),
    until=_("The last year a former name was in use. Example: 2018"),
)
hints(
    "directory.Instrument",
    title_en=_(
        "As printed, without quotation marks. Example: Shanghai Intellectual Property Protection Regulations"
    ),
    kind=_("What its own title calls it: a plan, a notice, opinions …"),
    action=_("What the source says was done with it. Drafted is not yet issued."),
    issued_on=_("The date on the document."),
    url=_("Where the full text stands. Example: https://www.shanghai.gov.cn/…"),
    summary_en=_("One or two sentences in your own words: what it orders, for whom."),
)
hints(
    "directory.Issuer",
    organisation=_("A body named as issuer. Type a part of its name; with + a missing one is added."),
)
