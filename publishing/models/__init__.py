"""What published means, as tables."""

from publishing.models.publishable import HOUSEKEEPING, LiveRowProtected, Part, Publishable
from publishing.models.record import AppendOnly, AuditEntry, ContentVersion, Correction, Link, Redirect, Role
from publishing.models.revision import Origin, Revision

__all__ = [
    "HOUSEKEEPING",
    "AppendOnly",
    "AuditEntry",
    "ContentVersion",
    "Correction",
    "Link",
    "LiveRowProtected",
    "Origin",
    "Part",
    "Publishable",
    "Redirect",
    "Revision",
    "Role",
]
