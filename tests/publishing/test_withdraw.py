import pytest
from django.core.exceptions import PermissionDenied

from cases.models import TypicalCase
from publishing import actions
from publishing.models import AuditEntry, Link
from publishing.states import State, Status, WithdrawnAs
from tests.factories.publishing import draft, editor, published, publisher, withdrawn
from tests.publishing.records import award_round, case

pytestmark = pytest.mark.django_db


def test_withdrawing_says_why_and_keeps_the_text() -> None:
    record = published(case())
    by = publisher()
    actions.withdraw(
        record=record, how=WithdrawnAs.SUPERSEDED, reason_en=" Replaced. ", reason_zh_hans="已替换", by=by
    )
    record.refresh_from_db()
    assert (record.status, record.state) == (Status.WITHDRAWN, State.WITHDRAWN)
    assert (record.withdrawn_reason_en, record.withdrawn_reason_zh_hans) == ("Replaced.", "已替换")
    assert record.title_en == "A dispute"
    assert AuditEntry.objects.get(verb="withdrawn").by == by


def test_superseded_is_readable_and_taken_down_is_not() -> None:
    superseded, taken_down = withdrawn(case()), withdrawn(case(), WithdrawnAs.TAKEN_DOWN)
    assert list(TypicalCase.objects.readable()) == [superseded]
    assert taken_down not in TypicalCase.objects.published()


@pytest.mark.parametrize(
    ("how", "reason", "message"),
    [
        ("superseded", "  ", "reason"),
        ("hidden", "Because.", "stays readable"),
        ("", "Because.", "stays readable"),
    ],
)
def test_withdrawing_needs_a_reason_and_a_way(how: str, reason: str, message: str) -> None:
    record = published(case())
    with pytest.raises(actions.Refused, match=message):
        actions.withdraw(record=record, how=how, reason_en=reason, by=publisher())


def test_only_what_is_published_can_be_withdrawn() -> None:
    for record in (draft(case()), withdrawn(case())):
        with pytest.raises(actions.Refused, match="Only what is published"):
            actions.withdraw(record=record, how=WithdrawnAs.TAKEN_DOWN, reason_en="x", by=publisher())


def test_editors_may_not_withdraw() -> None:
    with pytest.raises(PermissionDenied):
        actions.withdraw(record=published(case()), how=WithdrawnAs.TAKEN_DOWN, reason_en="x", by=editor())


def test_a_draft_may_go_on_under_a_withdrawn_record() -> None:
    record = withdrawn(case())
    assert record.head_revision is not None
    content = {**record.head_revision.content, "title_en": "Next"}
    actions.save_draft(record=record, content=content, base=1, by=editor())
    record.refresh_from_db()
    assert (record.status, record.title_en) == (Status.WITHDRAWN, "A dispute")


def test_links_of_a_withdrawn_record_are_gone_and_come_back_with_it() -> None:
    record = published(case())
    links = Link.objects.filter(noun="case")
    before = links.count()
    assert before > 0
    actions.withdraw(record=record, how=WithdrawnAs.TAKEN_DOWN, reason_en="x", by=publisher())
    assert links.count() == 0
    actions.publish(records=[record], by=publisher())
    assert links.count() == before


def test_withdrawing_a_programme_takes_the_links_of_its_rounds() -> None:
    record = published(award_round())
    links = Link.objects.filter(noun=record.noun)
    linked = links.exists()
    actions.withdraw(record=record.programme, how=WithdrawnAs.TAKEN_DOWN, reason_en="x", by=publisher())
    assert linked
    assert not links.exists()
