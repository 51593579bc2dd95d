"""The admin of records with drafts, for the apps to build on, and the read-only pages of the trail."""

from publishing.admin.bases import AnyModelAdmin, ContentAdmin, NoncedAdmin
from publishing.admin.inputs import SeveralField
from publishing.admin.parts import PartInline, StackedPartInline
from publishing.admin.publishable import PublishableAdmin
from publishing.admin.standing import StateFilter, standing
from publishing.admin.trail import AuditEntryAdmin, CorrectionAdmin, RevisionAdmin

__all__ = [
    "AnyModelAdmin",
    "AuditEntryAdmin",
    "ContentAdmin",
    "CorrectionAdmin",
    "NoncedAdmin",
    "PartInline",
    "PublishableAdmin",
    "RevisionAdmin",
    "SeveralField",
    "StackedPartInline",
    "StateFilter",
    "standing",
]
