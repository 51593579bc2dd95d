"""Numbers that are not there, and marks on numbers that are not ordinary: the SDMX observation status."""

from collections.abc import Iterable

from indicators.formatting.pieces import Language, Text

#: SDMX CL_OBS_STATUS: letter to words in English and Chinese.
STATUSES: dict[str, tuple[str, str]] = {
    "A": ("normal value", "正常值"),
    "B": ("break in series", "序列中断"),
    "D": ("definition differs", "定义不同"),
    "E": ("estimated", "估计值"),
    "F": ("forecast", "预测值"),
    "G": ("experimental", "试验性数据"),
    "H": ("holiday affects the value", "受节假日影响"),
    "I": ("imputed", "插补值"),
    "J": ("derogation", "豁免"),
    "K": ("included in another category", "计入其他类别"),
    "L": ("not collected", "未收集"),
    "M": ("cannot exist", "不适用"),
    "N": ("not significant", "数值不显著"),
    "O": ("not stated in our source", "来源未载明"),
    "P": ("provisional", "初步数据"),
    "Q": ("suppressed by the source", "来源未公开"),
    "S": ("affected by a special event", "受特殊事件影响"),
    "U": ("low reliability", "可靠性低"),
    "V": ("unvalidated", "未经核实"),
    "W": ("includes another category", "包含其他类别"),
}
#: A letter nobody defined is shown as missing rather than refused: the reader's page must stand.
_FALLBACK = "O"


def mark(status: str) -> str:
    """The mark after a value that is not ordinary, a letter in square brackets ("[p]"); else empty."""
    return "" if status in ("", "A") else f"[{status.lower()}]"


def meaning(status: str, language: Language) -> str:
    """What a status letter means."""
    english, chinese = STATUSES.get(status, STATUSES[_FALLBACK])
    return chinese if language == "zh-hans" else english


def render_missing(status: str, language: Language) -> Text:
    """The words in place of a missing number; a normal status without a value counts as not stated."""
    letter = _FALLBACK if status in ("", "A") or status not in STATUSES else status
    words = meaning(letter, language)
    return Text("", words, "", "", words, language, mark=mark(letter), missing=True)


def legend(statuses: Iterable[str], language: Language) -> list[tuple[str, str]]:
    """The marks used in a table with their meanings, each once, in the order of the letters."""
    used = sorted({status for status in statuses if mark(status) and status in STATUSES})
    return [(mark(status), meaning(status, language)) for status in used]
