"""The public pages of the book: editions, chapters, the whole edition on one page, corrections, versions."""

from reports.views.chapter import Chapter
from reports.views.corrections import Corrections
from reports.views.edition import Edition, Latest, ReportList
from reports.views.full import Full
from reports.views.versions import ChapterVersion, EditionVersion

__all__ = [
    "Chapter",
    "ChapterVersion",
    "Corrections",
    "Edition",
    "EditionVersion",
    "Full",
    "Latest",
    "ReportList",
]
