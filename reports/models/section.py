"""Section: the tree of an edition's text, with its notes."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext, override
from django.utils.translation import gettext_lazy as _
from tree_queries.fields import TreeNodeForeignKey

from directory.models import Instrument, Organisation, Source
from publishing.fields import ProseField
from publishing.models import Part, Publishable
from reports.models.report import Report, without_figures
from reports.querysets import SectionManager

RESERVED_SLUGS = frozenset({"full", "corrections", "latest", "collections", "compare", "versions", "page"})


def in_edition(report: Report, name: str, language: str) -> str:
    """Return the name of a part of an edition as other pages write it."""
    with override(language):
        return gettext("Edition %(year)s, %(name)s") % {"year": report.year, "name": name}


class Section(Publishable):
    """Foreword, chapter or run-in section. Top sections have a page; run-in sections are anchors on it."""

    class Kind(models.TextChoices):
        """Where it stands in the tree."""

        FOREWORD = "foreword", _("foreword")
        CHAPTER = "chapter", _("chapter")
        RUN_IN = "run-in", _("run-in section")

    report = models.ForeignKey(
        Report, verbose_name=_("report"), on_delete=models.PROTECT, related_name="sections"
    )
    parent = TreeNodeForeignKey(
        "self",
        verbose_name=_("inside"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="children",
    )
    position = models.PositiveIntegerField(_("position"), default=0)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    number = models.CharField(_("number"), max_length=12, blank=True, help_text=_("Examples: III, 3.1"))
    title_en = models.CharField(_("heading (English)"), max_length=300, blank=True)
    title_zh_hans = models.CharField(_("heading (Chinese)"), max_length=300, blank=True)
    short_title_en = models.CharField(
        _("short heading (English)"),
        max_length=60,
        blank=True,
        help_text=_("For the list of chapters. Example: Protection"),
    )
    short_title_zh_hans = models.CharField(_("short heading (Chinese)"), max_length=60, blank=True)
    lead_en = models.TextField(
        _("standfirst (English)"),
        blank=True,
        help_text=_("Figures as references: [[patents-granted-total:2022]]"),
    )
    lead_zh_hans = models.TextField(_("standfirst (Chinese)"), blank=True)
    body_en = ProseField(
        _("text (English)"), blank=True, help_text=_("Figures as references: [[patents-granted-total:2022]]")
    )
    body_zh_hans = ProseField(_("text (Chinese)"), blank=True)
    organisations = models.ManyToManyField(
        Organisation, verbose_name=_("organisations named"), blank=True, related_name="named_in"
    )
    instruments = models.ManyToManyField(
        Instrument, verbose_name=_("documents named"), blank=True, related_name="named_in"
    )

    objects = SectionManager()  # type: ignore[misc]  # stubs take the inherited one for a ClassVar

    noun = "section"
    required_to_publish = (("title_en", "title_zh_hans"), "kind")

    class Meta(Publishable.Meta):
        verbose_name = _("section")
        verbose_name_plural = _("sections")
        ordering = ("report", "position", "id")
        constraints = [
            *Publishable.Meta.constraints,
            models.UniqueConstraint(fields=["report", "slug"], name="section_slug"),
            models.CheckConstraint(
                name="section_slug_not_reserved", condition=~Q(slug__in=sorted(RESERVED_SLUGS))
            ),
            models.CheckConstraint(
                name="section_not_its_own_parent", condition=Q(parent__isnull=True) | ~Q(parent=F("id"))
            ),
            models.CheckConstraint(
                name="section_run_in_has_parent",
                condition=(Q(kind="run-in") & Q(parent__isnull=False))
                | (~Q(kind="run-in") & Q(parent__isnull=True)),
            ),
            models.CheckConstraint(
                name="section_live_has_title",
                condition=~Q(status="live") | ~Q(title_en="") | ~Q(title_zh_hans=""),
            ),
        ]

    def label_elsewhere(self, language: str) -> str:
        """Return the heading with edition and number: a heading alone could be of any year."""
        heading = self.label(language)
        return in_edition(self.report, f"{self.number} {heading}".strip(), language) if heading else ""

    def label(self, language: str) -> str:
        """Return the heading in `language`, with dots in place of figures."""
        return without_figures(super().label(language))

    def clean(self) -> None:
        """Refuse a section that is not where its kind stands, or at an address the portal needs itself."""
        super().clean()
        wrong: dict[str, str] = {}
        if self.slug in RESERVED_SLUGS:
            wrong["slug"] = gettext("“%(slug)s” is an address of the portal itself: choose another.") % {
                "slug": self.slug
            }
        if misplaced := self._misplaced():
            wrong["parent"] = misplaced
        if wrong:
            raise ValidationError(wrong)

    def _misplaced(self) -> str:
        run_in = self.kind == Section.Kind.RUN_IN
        if self.parent is None:
            return gettext("A run-in section lies inside a chapter: choose it.") if run_in else ""
        if not run_in:
            return gettext("A foreword or chapter lies inside nothing: clear this, or make it run-in.")
        if self.parent == self or self.parent.kind == Section.Kind.RUN_IN:
            return gettext("Choose the foreword or a chapter: a run-in section holds no other.")
        if self.report_id and self.parent.report_id and self.parent.report_id != self.report_id:
            return gettext("That chapter is of another edition: choose one of this edition.")
        return ""

    def get_absolute_url(self) -> str:
        """Return the page of a top section, or the anchor of a run-in section on its chapter's page."""
        if self.parent is None:
            return reverse("reports:chapter", args=[self.report.year, self.slug])
        return f"{reverse('reports:chapter', args=[self.report.year, self.parent.slug])}#{self.slug}"


class SectionNote(Part):
    """A note in the margin; `sup` marks in the text point at it by its mark."""

    section = models.ForeignKey(Section, on_delete=models.CASCADE, related_name="notes")
    mark = models.CharField(
        _("mark"),
        max_length=8,
        blank=True,
        help_text=_(
            "The text points here by {{note:1}}; without a mark the note stands for the whole section."
        ),
    )
    text_en = models.TextField(_("note (English)"), blank=True)
    text_zh_hans = models.TextField(_("note (Chinese)"), blank=True)
    source = models.ForeignKey(
        Source,
        verbose_name=_("source"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="notes",
    )

    parent_field = "section"

    class Meta(Part.Meta):
        verbose_name = _("note")
        verbose_name_plural = _("notes")

    def __str__(self) -> str:
        return f"{self.mark} {self.text_en or self.text_zh_hans}"[:80]
