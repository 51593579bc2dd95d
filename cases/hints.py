"""What the forms of cases and the lists of them say beneath their fields."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from publishing.hints import hints

hints(
    "cases.TypicalCase",
    title_en=_(
        "As the list prints it; natural persons as Li X. Example: Copyright dispute over “Nirvana in Fire”"
    ),
    kind=_("A dispute, a crime, an enforcement action, a practice …"),
    proceeding=_("The road it took. None, when it is a practice and no procedure."),
    rights=_("Tick every kind of right the case turns on."),
    cause_en=_(
        "The official wording. Example: infringement of the right of information network transmission"
    ),
    handling_authority=_("The court or office that decided. Type a part of its name."),
    recommending_authority=_("Who put it on the list, where that is another body."),
    district=_("Where it was handled. Example: Pudong New Area"),
    decided_on=_("Date of the last decision."),
    announced_on=_("When it was named typical."),
    facts_en=_("Who did what, in short sentences; natural persons as Li X."),
    issue_en=_("The question that had to be answered."),
    holding_en=_("What was decided. Sums of money also go into their own rows below."),
    reasoning_en=_("Why; only where a source gives the reasons."),
    significance_en=_("Why the authority chose it as typical."),
    outcome=_("As the source puts it; not stated, where it does not say."),
    foreign_related=_("Unknown, unless a source says yes or no."),
    remedies_en=_("What was ordered, one line each. Example: stop the infringement"),
    source=_("Where most of the record is from. Single statements get their own source under evidence."),
    related_cases=_("Cases of the same dispute or on the same question."),
)
hints(
    "cases.CaseNumber",
    scheme=_("Who gave the number; it decides how the number is checked."),
)
hints(
    "cases.Instance",
    stage=_("One block for each stage, the earliest first."),
    authority=_("The court or office of this stage. Type a part of its name."),
    number=_("Example: (2021)沪73民终123号"),
    document_type=_("What closed the stage; empty when not stated."),
    filed_on=_("Day of acceptance."),
    decided_on=_("Date of the decision."),
    outcome_en=_("Example: appeal dismissed, judgment upheld"),
)
hints(
    "cases.Party",
    role=_("The role in the last stage recorded."),
    organisation=_("Where the party is on record; its page then names this case."),
    anonymised=_("Tick for a natural person: only the surname is published."),
)
hints(
    "cases.Amount",
    kind=_("Claimed, awarded, fined … One row for each sum."),
    qualifier=_("The word before the sum. Example: more than"),
    value=_("In whole units, not in 万元. Example: 3000000 for 3 million"),
    against_en=_("Who has to pay, or a remark on the sum. Example: the two defendants jointly"),
)
hints(
    "cases.LegalBasis",
    law=_("Where the law is among the documents; otherwise write its title beside."),
    title_en=_("Where the law is not on record. Example: Copyright Law (2010)"),
)
hints(
    "cases.RelatedRight",
    kind=_("What sort of right the number belongs to."),
    title_en=_("Example: electronic cigarette (utility model)"),
)
hints(
    "cases.Evidence",
    supports=_("Which statement of this record the source backs."),
    source=_("Type a part of its title; with + a missing one is added."),
    grade=_("Official, where the authority itself says so."),
    checked_on=_("The day somebody last read it there."),
    note_en=_("Example: names the court, but not the docket"),
)
hints(
    "cases.CaseSeries",
    code=_("Small letters, digits, hyphens. Example: shanghai-courts-top-ten"),
    title_en=_("The name without the year. Example: Ten Typical IP Cases of Shanghai Courts"),
)
hints(
    "cases.CaseCollection",
    title_en=_("As the authority prints it. Example: Ten Typical IP Cases of Shanghai Courts in 2022"),
    series=_("The lists of this name in other years."),
    coverage_year=_("Not the year of release. Example: 2022"),
    released_on=_("When the list came out."),
    ranked=_("Yes, only if the authority gives places; unknown, if nobody says."),
    planned_size=_("As announced, even where some cases are not on record. Example: 10"),
    shanghai_entries=_("For national lists. Example: 2"),
    selection_en=_("Who chose, and by which criteria, as the source says."),
    note_en=_("A remark for readers. Example: Our source gives titles only."),
    document=_("The notice or paper in which the list stands, if it is on record."),
)
hints(
    "cases.CollectionIssuer",
    organisation=_("An authority named at the head of the list. Type a part of its name."),
)
hints(
    "cases.CollectionEntry",
    rank=_("Place in the list; empty when it is not ranked. Example: 1"),
    case=_("Type a part of its title. A missing case is added with +."),
    inferred=_("The list does not identify the case for certain; we matched it."),
    title_printed_en=_("Where the list words it differently from the case’s own title."),
)
