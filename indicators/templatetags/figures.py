"""Tags that print numbers: prose with its figures in place, plain texts with theirs, and single rows."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from indicators.figures import figure
from indicators.formatting import Style
from indicators.models import Observation
from indicators.quoting import Quoter, figure_html
from pages.bilingual import shown

register = template.Library()


@register.simple_tag
def prose(record: Any, field: str, quoter: Quoter) -> SafeString:
    """Print a pair of prose columns with its figures, marked where it is not in the page's language."""
    found = shown(record, field)
    printed = quoter.html(found)
    return format_html('<div lang="{}">{}</div>', found.lang, printed) if found.lang else printed


@register.simple_tag
def figures(text: Any, quoter: Quoter) -> SafeString:
    """Print a plain text with its figures, marked where it is not in the page's language."""
    printed = quoter.text(text)
    lang = getattr(text, "lang", "")
    return format_html('<span lang="{}">{}</span>', lang, printed) if lang else printed


@register.simple_tag
def observation(row: Observation, *, unit: bool = False) -> SafeString:
    """Print a row as a table does: qualifier, quantity (with its unit if asked), the mark of its status."""
    text = figure(row, row.indicator, style=Style(unit=unit))
    printed = figure_html(text)
    return format_html("{} {}", printed, text.mark) if text.mark else printed
