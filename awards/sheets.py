"""Programmes, rounds, awards and recipients as sheets of a workbook."""

from awards.models import Award, AwardProgramme, AwardRecipient, AwardRound, Grantor
from exchange.cells import Reference
from exchange.sheets import register, sheet

_ROUND = {"programme": "round__programme__slug", "round": "round__slug"}
_FIGURE = Reference(("@", ":", "#"), "patents-granted-total@shanghai:2022#white-paper-2022")

register(
    sheet(AwardProgramme, "award-programmes", ("slug",)),
    sheet(Grantor, "award-grantors", ("programme", "position")),
    sheet(AwardRound, "award-rounds", ("programme", "slug")),
    sheet(
        Award,
        "awards",
        ("programme", "round", "position"),
        spans={"round": _ROUND},
        kinds={"figure": _FIGURE},
    ),
    sheet(
        AwardRecipient,
        "award-recipients",
        ("programme", "round", "award", "position"),
        spans={"round": _ROUND, "award": {**_ROUND, "award": "award__position"}},
    ),
)
