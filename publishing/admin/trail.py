"""The record of change, to be read only: audit trail, corrections, revisions."""

from __future__ import annotations

import json
from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from publishing.admin.bases import AnyModelAdmin
from publishing.models import AuditEntry, Correction, Revision, for_reader


class ReadOnlyAdmin(AnyModelAdmin):
    """Rows that actions write and nobody changes."""

    actions = None

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    @admin.display(description=_("record"))
    def record_link(self, row: Any) -> str | SafeString:
        """Return the record's name, linked to its form where it still has one."""
        label = row.label if isinstance(row, AuditEntry) else for_reader(row.label_en, row.label_zh_hans)
        if row.content_type is None:
            return str(label)
        try:
            url = reverse(
                f"admin:{row.content_type.app_label}_{row.content_type.model}_change", args=[row.object_id]
            )
        except NoReverseMatch:
            return str(label)
        return format_html('<a href="{}">{}</a>', url, label or row.object_id)


@admin.register(AuditEntry)
class AuditEntryAdmin(ReadOnlyAdmin):
    """Who did what, when."""

    list_display = ("at", "by", "verb", "record_link", "content_type")
    list_filter = (
        "verb",
        ("content_type", admin.RelatedOnlyFieldListFilter),
        ("by", admin.RelatedOnlyFieldListFilter),
    )
    list_select_related = ("by", "content_type")
    search_fields = ("label", "by__username")
    date_hierarchy = "at"
    fields = ("at", "by", "verb", "record_link", "content_type", "object_id", "revision", "pretty_detail")
    show_full_result_count = False

    def get_queryset(self, request: HttpRequest) -> QuerySet[AuditEntry]:
        return super().get_queryset(request).select_related("revision").defer("revision__content")

    @admin.display(description=_("detail"))
    def pretty_detail(self, entry: AuditEntry) -> SafeString:
        """Return the detail, one line a key."""
        return _pretty(entry.detail)


@admin.register(Correction)
class CorrectionAdmin(ReadOnlyAdmin):
    """The numbered public notices."""

    list_display = ("code", "published_at", "record_link", "summary_en")
    list_filter = ("series",)
    list_select_related = ("content_type",)
    search_fields = ("label_en", "label_zh_hans", "summary_en", "summary_zh_hans")
    fields = (
        "code",
        "published_at",
        "record_link",
        "summary_en",
        "summary_zh_hans",
        "supersedes",
        "revision",
        "path",
    )


@admin.register(Revision)
class RevisionAdmin(ReadOnlyAdmin):
    """Every text of every record."""

    list_display = ("created_at", "record_link", "number", "stage", "origin", "by", "reason")
    list_filter = ("stage", "origin", ("content_type", admin.RelatedOnlyFieldListFilter))
    list_select_related = ("by", "content_type")
    search_fields = ("label_en", "label_zh_hans", "reason")
    date_hierarchy = "created_at"
    ordering = ("-created_at", "-id")
    fields = (
        "record_link", "number", "stage", "origin", "by", "reason", "created_at", "published_at", "checksum",
        "schema", "pretty_content",
    )  # fmt: skip
    show_full_result_count = False

    @admin.display(description=_("text"))
    def pretty_content(self, revision: Revision) -> SafeString:
        """Return the stored text as it is."""
        return _pretty(revision.content)


def _pretty(value: Any) -> SafeString:
    return format_html("<pre>{}</pre>", json.dumps(value, ensure_ascii=False, indent=2, sort_keys=True))
