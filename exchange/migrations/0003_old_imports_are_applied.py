"""Imports recorded so far are of files that were written."""

from typing import Any

from django.db import migrations
from django.db.models import F


def apply(apps: Any, _editor: Any) -> None:
    """Say of every import on record that it was written when and by whom it was brought in."""
    batches = apps.get_model("exchange", "ImportBatch")
    batches.objects.filter(applied_at=None).update(
        state="applied", applied_at=F("at"), applied_by=F("by")
    )


class Migration(migrations.Migration):

    dependencies = [("exchange", "0002_import_states")]

    operations = [migrations.RunPython(apply, migrations.RunPython.noop, elidable=True)]
