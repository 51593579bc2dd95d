"""Reads the Chinese catalogue, and says what is wrong with one."""

import gettext
import re
from collections.abc import Iterator
from pathlib import Path

import polib

from tests.architecture.project import ROOT

FOLDER = ROOT / "locale/zh_Hans/LC_MESSAGES"
DOMAINS = ("django", "djangojs")

PLACEHOLDER = re.compile(r"%%|%\(\w+\)[sd]|%[sd]|\{\w+\}|\{\{.*?\}\}|\[\[.*?\]\]|</?\w+[^>]*>")
# `<wbr>` says where a heading may break; English needs none.
FREE = {"<wbr>"}
HAN = r"[㐀-䶿一-鿿]"
# A Latin mark or a blank touching Chinese; the name of a file type (.csv) may.
HALF_WIDTH = re.compile(rf"{HAN}[,;:!?()]|[,;:!?()]{HAN}|{HAN}\.(?![a-z])|{HAN} | {HAN}")
MEANT = re.compile(r"多项以;分隔|专利授权 2022")
# What an editor types as it stands, and what the program fills in.
TYPED = re.compile(
    r"%\(\w+\)[sd]|\{\w+\}|\{\{.*?\}\}|\[\[.*?\]\]|<[^>]*>|例：.*|https?:\S*|“[\x20-\x7e]+”"
    r"|(?<![A-Za-z])[a-z]+(?:[-_:.][a-z0-9.]+)+"
)
# Names of formats, standards, programs and columns.
KEPT = (
    "Accept CNY Cookie CSV Excel FALSE GET HTML HTTP ISO JSON JavaScript NUL PCT PDF POST SDMX SHA UTF WCAG "
    "WPS XML axe bare billion bom csv current html index million observations ods one organisations signed "
    "status thousand txt unit value vintage words xls xlsx yes zip"
)


def pairs(catalogue: polib.POFile) -> Iterator[tuple[str, str]]:
    """Yield each message in English (the plural one where there are two) with its Chinese."""
    for entry in catalogue:
        if entry.obsolete:
            continue
        if entry.msgid_plural:
            yield entry.msgid_plural, entry.msgstr_plural.get(0, "")
        else:
            yield entry.msgid, entry.msgstr


def untranslated(catalogue: polib.POFile) -> list[str]:
    """Return messages without Chinese, guessed ones, and ones nothing says any more."""
    return [
        entry.msgid
        for entry in catalogue
        if entry.obsolete or entry.fuzzy or not (entry.msgstr or entry.msgstr_plural.get(0))
    ]


def changed_placeholders(catalogue: polib.POFile) -> list[str]:
    """Return Chinese texts whose placeholders or tags are not those of the English."""
    return [
        chinese
        for english, chinese in pairs(catalogue)
        if set(PLACEHOLDER.findall(english)) - FREE != set(PLACEHOLDER.findall(chinese)) - FREE
    ]


def half_width(catalogue: polib.POFile) -> list[str]:
    """Return Chinese texts with a Latin mark or a blank beside a Chinese character."""
    return [chinese for _, chinese in pairs(catalogue) if HALF_WIDTH.search(MEANT.sub("", chinese))]


def english_left(catalogue: polib.POFile) -> list[str]:
    """Return Chinese texts in which an English word stands that is no name."""
    return [
        chinese
        for _, chinese in pairs(catalogue)
        if set(re.findall(r"[A-Za-z_]{3,}", TYPED.sub("", chinese))) - set(KEPT.split())
    ]


def compiled(path: Path) -> dict[str, str]:
    """Return what a compiled catalogue says, keyed as gettext keys it."""
    with path.open("rb") as file:
        found = gettext.GNUTranslations(file)._catalog  # type: ignore[attr-defined]  # the only way to its whole
    return {str(key): text for key, text in found.items() if key}


def keyed(catalogue: polib.POFile) -> dict[str, str]:
    """Return a catalogue's messages as gettext keys them: context first, plural form after."""
    said = {}
    for entry in catalogue:
        key = f"{entry.msgctxt}\x04{entry.msgid}" if entry.msgctxt else entry.msgid
        if entry.msgid_plural:
            said[str((key, 0))] = entry.msgstr_plural[0]
        else:
            said[key] = entry.msgstr
    return said
