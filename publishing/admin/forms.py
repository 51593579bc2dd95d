"""The two questions an editor answers before something changes in public."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from publishing.actions import CorrectionText
from publishing.states import WithdrawnAs


class WithdrawForm(forms.Form):
    """How a record is taken back, and what readers are told."""

    how = forms.ChoiceField(
        label=_("What readers find"), choices=WithdrawnAs.choices, widget=forms.RadioSelect
    )
    reason_en = forms.CharField(
        label=_("Reason (English)"),
        widget=forms.Textarea(attrs={"rows": 3, "cols": 60}),
        help_text=_("Readers see it. Example: Replaced by the notice of 3 May 2023."),
    )
    reason_zh_hans = forms.CharField(
        label=_("Reason (Chinese)"), widget=forms.Textarea(attrs={"rows": 3, "cols": 60}), required=False
    )


class CorrectionForm(forms.Form):
    """Whether this publication corrects a mistake, and which."""

    series = forms.CharField(
        label=_("Edition"),
        max_length=20,
        required=False,
        help_text=_("The notice is numbered in this edition. Example: 2022"),
    )
    summary_en = forms.CharField(
        label=_("What was wrong (English)"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "cols": 60}),
        help_text=_("Leave all three empty when nothing was wrong and the text is only newer."),
    )
    summary_zh_hans = forms.CharField(
        label=_("What was wrong (Chinese)"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "cols": 60}),
    )

    def clean(self) -> dict[str, Any]:
        """Ask for what is missing once a correction has been begun."""
        given = super().clean() or {}
        if any(given.values()):
            for name in ("series", "summary_en"):
                if not given.get(name):
                    self.add_error(name, _("A correction needs this."))
        return given

    def text(self) -> CorrectionText | None:
        """Return the correction, None when the form was left empty."""
        given = self.cleaned_data
        if not any(given.values()):
            return None
        return CorrectionText(given["series"], given["summary_en"], given["summary_zh_hans"])
