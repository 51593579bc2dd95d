"""ProseField: rich text whose one declaration drives the editor and the sanitiser, on every way in."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django.db import models
from django_prose_editor.fields import ProseEditorField, create_sanitizer

if TYPE_CHECKING:
    from django.db.backends.base.base import BaseDatabaseWrapper

    # The library ships no types; to the checker a prose column is the text column it is in the database.
    _Prose = models.TextField[str, str]
else:
    _Prose = ProseEditorField

# The one list of what prose may contain. Ordered-list types and text alignment stay out: they emit style=,
# which the policy forbids.
PROSE_EXTENSIONS: dict[str, Any] = {
    "Bold": True,
    "Italic": True,
    "Subscript": True,
    "Superscript": True,
    "HardBreak": True,
    "Heading": {"levels": [3, 4]},
    "BulletList": True,
    "OrderedList": {"enableListAttributes": False},
    "ListItem": True,
    "Blockquote": True,
    "Link": {"enableTarget": False, "protocols": ["http", "https", "mailto"]},
    "Table": True,
    "TableRow": True,
    "TableHeader": True,
    "TableCell": True,
    "SpecialCharacters": True,
}

_clean: Callable[[str], str] = create_sanitizer(PROSE_EXTENSIONS)


def sanitise_prose(html: str) -> str:
    """Return `html` with only the elements and attributes of PROSE_EXTENSIONS; an empty one is ""."""
    return _clean(html)


class ProseField(_Prose):
    """A rich text column. Forms, create, bulk_create, update, bulk_update and fixtures all store clean text.

    A database expression (`Concat(…)`) cannot be read here and is stored as the database computes it.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["extensions"] = dict(PROSE_EXTENSIONS)
        kwargs["sanitize"] = sanitise_prose
        super().__init__(*args, **kwargs)

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:
        """Clean the instance's text as well, so that what is in memory is what was stored."""
        value = super().pre_save(model_instance, add)
        if isinstance(value, str):
            value = sanitise_prose(value)
            setattr(model_instance, self.attname, value)
        return value

    def get_db_prep_save(self, value: Any, connection: BaseDatabaseWrapper) -> Any:
        """Clean the text on its way into the database, whatever road it came by."""
        if isinstance(value, str):
            value = sanitise_prose(value)
        return super().get_db_prep_save(value, connection)
