"""What the forms of units, periods, indicators and numbers say beneath their fields."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from publishing.hints import hints

hints(
    "indicators.Unit",
    singular_en=_("Written after 1. Example: patent"),
    plural_en=_("Written after other numbers. Example: patents"),
    family=_("How figures are written: money takes million and 亿, a percentage takes %."),
)
hints(
    "indicators.Period",
    name_en=_("As it stands in a sentence. Example: 13th Five-Year Plan period"),
    starts_on=_("Its first day. Example: 2016-01-01"),
    ends_on=_("Its last day, which belongs to it. Example: 2020-12-31"),
    sorts_as=_("The year beside which tables list it. Example: 2020"),
    note_en=_("What it is named after, or where its limits are from."),
)
hints(
    "indicators.Indicator",
    name_en=_("What is counted, without year or area. Example: Patents granted"),
    topic=_("The heading under which the statistics list it."),
    kind=_("Flow: in a period. Stock: at a date. Not stated is never added up or joined into a line."),
    position=_("Order within its topic: smaller numbers stand first. Example: 10"),
    definition_en=_("What is counted and what is not, as its producer defines it."),
    counting_rule_en=_("How one is counted. Example: by date of grant, by address of the first owner"),
    do_not_confuse_with=_("Indicators with a similar name and another meaning; each page then warns."),
    unit=_("Type a part of its name. Money is kept in whole yuan, not in 万元."),
    decimals=_("Digits after the point as usually printed: 0 for counts, 2 for 17.83"),
    better=_("Only where a public plan says which direction is progress; otherwise neither."),
    has_series=_("No, when only one year has a figure: then no line is drawn."),
    parent=_("The total of which it is a part. Example: Patents granted, for invention patents"),
    numerator=_("For a ratio: the indicator above the line."),
    denominator=_("For a ratio: the indicator below the line. Example: resident population"),
    note_en=_("A remark for readers. Example: The office changed its method in 2020."),
)
hints(
    "indicators.Observation",
    indicator=_("Type its name or code. Example: patents-granted-total"),
    area=_("Where it was counted. Example: Shanghai"),
    source=_("Who printed this number. Each source has its own row: two sources never share one."),
    qualifier=_("The word before the number. Example: more than, for “more than 380,000”"),
    obs_status=_("Missing, suppressed or not collected when there is no value; normal otherwise."),
    printed_en=_("The figure letter by letter, where its form matters. Example: 178,300"),
    footnote_en=_("Printed with the number. Example: Preliminary, before the annual review."),
)
hints(
    "indicators.Change",
    kind=_("Percent and percentage points differ: from 4 % to 5 % is 25 percent, but 1 percentage point."),
    value=_("With its sign, as printed. Examples: 6.7, -3.2"),
    basis=_("What the source compares with; year on year when it says so."),
    printed_en=_("Letter by letter. Example: up 6.7 % year on year"),
)
