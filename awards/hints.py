"""What the forms of award programmes and their rounds say beneath their fields."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from publishing.hints import hints

hints(
    "awards.AwardProgramme",
    title_en=_("The name without round or year. Example: China Patent Award"),
    kind=_("A prize is won, a designation is granted, a ranking is published."),
    level=_("Who stands behind it; not stated, where the source does not say."),
    description_en=_("In one or two sentences: what it is given for, and by whom."),
    url=_("The programme’s own page, in full. Example: https://www.cnipa.gov.cn/…"),
)
hints(
    "awards.Grantor",
    organisation=_("A body that grants it. Type a part of its name."),
)
hints(
    "awards.AwardRound",
    programme=_("What it is a round of. Type a part of its name."),
    year=_("In which it was given, not of the edition. Example: 2022"),
    announced_on=_("Date of the announcement."),
    quota=_("All honours of the round, not only those on record. Example: 30"),
    instrument_number=_("Of the notice that announced it. Example: 沪府〔2022〕51号"),
    note_en=_("A remark for readers. Example: Only recipients of Shanghai are listed."),
)
hints(
    "awards.Award",
    track_en=_("Example: invention and utility model"),
    project_en=_("What was honoured. Example: the title of the patent or work"),
    status=_("Proposed is not yet awarded: change it when the result is out."),
    note_en=_("Example: jointly with a company of another city"),
)
hints(
    "awards.AwardRecipient",
    award=_("One of the awards above; a new one is offered once the round is saved."),
    organisation=_("Where the recipient is on record; its page then names the award."),
    role=_("What the recipient is to the award."),
)
