"""How a record changes. All take `by=`, are one transaction and leave a line a record in the trail."""

from publishing.actions.corrections import CorrectionText
from publishing.actions.drafts import delete, discard, record_saved, restore, save_draft
from publishing.actions.edges import Rewritten, rebuild_links, rewrite_links
from publishing.actions.editing import editing
from publishing.actions.errors import Refused, Stale
from publishing.actions.importing import Drafts, drafting
from publishing.actions.publishing import check, outgoing, previewing, publish
from publishing.actions.review import approve, request_changes, submit
from publishing.actions.rows import revisions_of
from publishing.actions.versions import content_changed
from publishing.actions.withdrawing import withdraw

__all__ = [
    "CorrectionText",
    "Drafts",
    "Refused",
    "Rewritten",
    "Stale",
    "approve",
    "check",
    "content_changed",
    "delete",
    "discard",
    "drafting",
    "editing",
    "outgoing",
    "previewing",
    "publish",
    "rebuild_links",
    "record_saved",
    "request_changes",
    "restore",
    "revisions_of",
    "rewrite_links",
    "save_draft",
    "submit",
    "withdraw",
]
