"""What published means, as tables."""

from publishing.models.publishable import HOUSEKEEPING, LiveRowProtected, Part, Publishable, for_reader
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
    "for_reader",
]
