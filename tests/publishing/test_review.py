"""The whole table of moves: every action from every stage."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet

from publishing import actions
from publishing.models import AuditEntry, Publishable, Revision
from publishing.states import TRANSITIONS, Stage, State, Status, derive
from tests.factories.publishing import draft, editor, in_review, published, publisher, user
from tests.publishing.records import organisation


def revisions(record: Publishable) -> QuerySet[Revision]:
    """Return the newest revision, as a queryset."""
    return Revision.objects.filter(object_id=record.pk)


MOVES = {
    "submit": actions.submit,
    "request_changes": actions.request_changes,
    "approve": actions.approve,
}


@pytest.mark.django_db
@pytest.mark.parametrize("stage", [Stage.DRAFT, Stage.IN_REVIEW, Stage.CHANGES_REQUESTED, Stage.APPROVED])
@pytest.mark.parametrize("move", MOVES)
def test_every_move_from_every_open_stage(move: str, stage: Stage) -> None:
    record = draft(organisation())
    revisions(record).update(stage=stage)
    wanted = TRANSITIONS[move].get(stage)
    if wanted is None:
        with pytest.raises(actions.Refused, match="does not fit"):
            MOVES[move](record=record, by=publisher())
    else:
        assert MOVES[move](record=record, by=publisher(), reason="so").stage == wanted
        assert AuditEntry.objects.filter(detail={"reason": "so"}).count() == 1
    assert revisions(record).get().stage == (wanted or stage)


@pytest.mark.django_db
@pytest.mark.parametrize("move", MOVES)
def test_no_move_from_a_published_text(move: str) -> None:
    with pytest.raises(actions.Refused):
        MOVES[move](record=published(organisation()), by=publisher())


@pytest.mark.django_db
@pytest.mark.parametrize("stage", [Stage.DRAFT, Stage.IN_REVIEW, Stage.CHANGES_REQUESTED, Stage.APPROVED])
def test_a_publisher_may_publish_from_every_stage(stage: Stage) -> None:
    record = draft(organisation())
    revisions(record).update(stage=stage)
    assert actions.publish(records=[record], by=publisher())[0].stage == Stage.PUBLISHED


@pytest.mark.django_db
def test_editors_submit_and_publishers_decide() -> None:
    record = draft(organisation())
    with pytest.raises(PermissionDenied):
        actions.submit(record=record, by=user("contributor"))
    actions.submit(record=record, by=editor())
    assert str(record.state) == State.IN_REVIEW
    for move in (actions.approve, actions.request_changes):
        with pytest.raises(PermissionDenied):
            move(record=record, by=editor())
    actions.approve(record=record, by=publisher())
    assert str(record.state) == State.APPROVED


@pytest.mark.django_db
def test_moves_of_a_deleted_record_say_so() -> None:
    record = in_review(organisation())
    type(record).objects.filter(pk=record.pk).delete()
    with pytest.raises(type(record).DoesNotExist, match="deleted"):
        actions.approve(record=record, by=publisher())


@pytest.mark.parametrize(
    ("status", "stage", "state"),
    [
        (Status.UNPUBLISHED, None, State.DRAFT),
        (Status.UNPUBLISHED, Stage.DRAFT, State.DRAFT),
        (Status.UNPUBLISHED, Stage.IN_REVIEW, State.IN_REVIEW),
        (Status.UNPUBLISHED, Stage.CHANGES_REQUESTED, State.IN_REVIEW),
        (Status.UNPUBLISHED, Stage.APPROVED, State.APPROVED),
        (Status.LIVE, Stage.PUBLISHED, State.PUBLISHED),
        (Status.LIVE, Stage.DRAFT, State.DRAFT),
        (Status.LIVE, Stage.APPROVED, State.APPROVED),
        (Status.WITHDRAWN, Stage.PUBLISHED, State.WITHDRAWN),
        (Status.WITHDRAWN, Stage.DRAFT, State.DRAFT),
    ],
)
def test_the_word_an_editor_reads(status: Status, stage: Stage | None, state: State) -> None:
    assert derive(status, stage) == state
