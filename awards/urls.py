"""Addresses of awards: the list, a programme, a round of it."""

from __future__ import annotations

from awards.views import AwardList, ProgrammeDetail, RoundDetail
from pages.routes import twinned

app_name = "awards"
urlpatterns = [
    *twinned("awards/", AwardList, "awards"),
    *twinned("awards/<code:programme>/", ProgrammeDetail, "programme"),
    *twinned("awards/<code:programme>/<code:round>/", RoundDetail, "round"),
]
