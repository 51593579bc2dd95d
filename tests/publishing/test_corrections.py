import pytest

from publishing import actions
from publishing.actions import CorrectionText
from publishing.models import AppendOnly, AuditEntry, Correction
from tests.factories.publishing import draft, draft_ahead, published, publisher
from tests.publishing.records import case, organisation

pytestmark = pytest.mark.django_db
TEXT = CorrectionText(series="2022", summary_en="The sum was ten times too high.", summary_zh_hans="金额有误")


def test_a_correction_is_numbered_in_its_edition_and_names_both_texts() -> None:
    record = published(case())
    wrong = record.live_revision
    draft_ahead(record, title_en="Right")
    actions.publish(records=[record], by=publisher(), correction=TEXT)
    notice = Correction.objects.get()
    assert (notice.code, notice.label_en, notice.summary_en) == ("2022-1", "Right", TEXT.summary_en)
    assert (notice.supersedes, notice.revision) == (wrong, record.live_revision)
    assert AuditEntry.objects.get(verb="corrected").detail == {"correction": "2022-1"}


def test_numbers_go_on_within_an_edition_and_start_anew_in_another() -> None:
    for series in ("2022", "2022", "2023"):
        record = draft_ahead(published(organisation()), name_en="Right")
        actions.publish(records=[record], by=publisher(), correction=CorrectionText(series, "Wrong name."))
    assert {notice.code for notice in Correction.objects.all()} == {"2022-1", "2022-2", "2023-1"}


@pytest.mark.parametrize("text", [CorrectionText("2022", " "), CorrectionText("", "Wrong.")])
def test_a_correction_needs_its_edition_and_its_summary(text: CorrectionText) -> None:
    record = draft_ahead(published(organisation()), name_en="Right")
    with pytest.raises(actions.Refused, match="what was wrong"):
        actions.publish(records=[record], by=publisher(), correction=text)
    record.refresh_from_db()
    assert record.name_en == "A court"


def test_nothing_to_correct_is_refused() -> None:
    with pytest.raises(actions.Refused, match="Nothing has changed"):
        actions.publish(records=[published(organisation())], by=publisher(), correction=TEXT)
    with pytest.raises(actions.Refused, match="None of these was public"):
        actions.publish(records=[draft(organisation())], by=publisher(), correction=TEXT)


def test_notices_and_trail_cannot_be_changed_or_deleted() -> None:
    record = draft_ahead(published(organisation()), name_en="Right")
    actions.publish(records=[record], by=publisher(), correction=TEXT)
    for row in (Correction.objects.get(), AuditEntry.objects.all()[0]):
        for change in (row.save, row.delete):
            with pytest.raises(AppendOnly):
                change()
