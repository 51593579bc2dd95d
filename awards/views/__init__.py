"""The public pages of awards: list, programme, round."""

from awards.views.lists import AwardList
from awards.views.programme import ProgrammeDetail
from awards.views.round import RoundDetail

__all__ = ["AwardList", "ProgrammeDetail", "RoundDetail"]
