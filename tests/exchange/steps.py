"""Taking an import through its steps, and what an import could touch."""

from accounts.models import User
from cases.models import CaseNumber, TypicalCase
from directory.models import Area, Organisation, Source
from exchange import actions
from exchange.models import ImportBatch, State
from indicators.models import Change, Observation
from publishing.actions import save_draft

CHANGED = "slug,name_en,name_zh_hans,kind\ncourt,Renamed Court,,court\nfresh,Fresh body,,agency\n"


def system() -> User:
    return User.objects.system()


def staged(data: bytes, name: str = "book.zip") -> ImportBatch:
    batch = actions.upload(name=name, content=data, by=system())
    assert actions.stage(batch)
    return batch


def applied(data: bytes) -> ImportBatch:
    batch = staged(data)
    assert [str(one) for one in batch.issues.filter(level="error")] == []
    assert not actions.apply(batch, by=system()).conflicts
    assert batch.state == State.APPLIED
    return batch


def edit(slug: str, **values: str) -> None:
    record = Organisation.objects.select_related("head_revision").get(slug=slug)
    head = record.head_revision
    assert head is not None
    save_draft(record=record, content={**head.content, **values}, base=head.number, by=system())


def everything() -> dict[str, list[tuple[tuple[str, str], ...]]]:
    """Return what stands on every row that an import could touch."""
    models = (Area, Source, Organisation, TypicalCase, CaseNumber, Observation, Change)
    return {
        model.__name__: sorted(
            tuple(
                sorted(
                    (key, str(value)) for key, value in row.items() if key not in {"head_revision_id", "id"}
                )
            )
            for row in model._base_manager.values()
        )
        for model in models
    }
