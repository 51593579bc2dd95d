"""The admin of records with drafts, for the apps to build on, and the read-only pages of the trail."""

from publishing.admin.bases import AnyModelAdmin, ContentAdmin, NoncedAdmin
from publishing.admin.inputs import OneRecord
from publishing.admin.parts import NamedRows, PartInline, StackedPartInline
from publishing.admin.publishable import PublishableAdmin
from publishing.admin.standing import StateFilter, standing
from publishing.admin.trail import AuditEntryAdmin, CorrectionAdmin, RevisionAdmin

__all__ = [
    "AnyModelAdmin",
    "AuditEntryAdmin",
    "ContentAdmin",
    "CorrectionAdmin",
    "NamedRows",
    "NoncedAdmin",
    "OneRecord",
    "PartInline",
    "PublishableAdmin",
    "RevisionAdmin",
    "StackedPartInline",
    "StateFilter",
    "standing",
]
