"""What the parts of a court number mean: in Roman letters, in words, and set against the rest of the case."""

import re
import unicodedata
from dataclasses import dataclass
from typing import Any

from cases.numbers import Docket, normalise, parse
from directory.rights import gettext_noop

_PROVINCES = {
    "京": "Jing", "津": "Jin", "冀": "Ji", "晋": "Jin", "蒙": "Meng", "辽": "Liao", "吉": "Ji", "黑": "Hei",
    "沪": "Hu", "苏": "Su", "浙": "Zhe", "皖": "Wan", "闽": "Min", "赣": "Gan", "鲁": "Lu", "豫": "Yu",
    "鄂": "E", "湘": "Xiang", "粤": "Yue", "桂": "Gui", "琼": "Qiong", "渝": "Yu", "川": "Chuan",
    "贵": "Gui", "云": "Yun", "藏": "Zang", "陕": "Shan", "甘": "Gan", "青": "Qing", "宁": "Ning",
    "新": "Xin", "兵": "Bing",
}  # fmt: skip
_TYPES = {
    "民": "Min", "刑": "Xing", "行": "Xing", "赔": "Pei", "执": "Zhi", "初": "Chu", "终": "Zhong",
    "申": "Shen", "再": "Zai", "监": "Jian", "辖": "Xia", "撤": "Che", "保": "Bao", "财": "Cai",
    "证": "Zheng", "司": "Si", "惩": "Cheng", "调": "Tiao", "催": "Cui", "破": "Po", "清": "Qing",
    "特": "Te", "督": "Du", "审": "Shen", "他": "Ta", "抗": "Kang", "提": "Ti", "协": "Xie", "异": "Yi",
    "复": "Fu", "转": "Zhuan",
}  # fmt: skip
_MEANINGS = {
    "民": "civil",
    "刑": "criminal",
    "行": "administrative",
    "赔": "state compensation",
    "执": "enforcement",
    "行保": "preservation of acts (injunction)",
    "财保": "preservation of property",
    "证保": "preservation of evidence",
    "司惩": "judicial punishment",
}
_STAGES = {"初": "first instance", "终": "second instance", "申": "application for retrial", "再": "retrial"}
BRANCH = gettext_noop("%(branch)s in the number does not go with the proceeding %(proceeding)s.")
STAGE = gettext_noop("%(type)s in the number does not belong to the stage %(stage)s.")
COURT = gettext_noop("The number names the court %(court)s, but the chosen court has the code %(chosen)s.")
BEFORE = gettext_noop("Filed in %(filed)s, but decided in %(decided)s.")
LONG_BEFORE = gettext_noop("Filed in %(filed)s, more than ten years before it was decided in %(decided)s.")
Doubt = tuple[str, dict[str, Any]]  # a message id and what to put into it
_STAGE_CODES = {"初": "first", "终": "second", "再": "retrial", "申": "retrial"}
_BRANCHES = {"民": {"civil"}, "刑": {"criminal"}, "行": {"administrative-litigation"}}
_NAMED_COURTS = {"71": "railway transport court", "72": "maritime court", "73": "intellectual property court"}
_LATIN = re.compile(r"[^a-z0-9]+")
_SUPREME = "Zui Gao Fa"
_NUMERALS = "一二三四五六七八九"


@dataclass(frozen=True, slots=True)
class Meaning:
    """A court number in English words: level of the court, branch of law, stage ("" where none)."""

    level: str
    branch: str
    stage: str
    technical: bool


def romanised(docket: Docket) -> str:
    """Print the number as English sources do: `(2021) Hu 73 Min Zhong No. 123`."""
    court = (
        _SUPREME
        if docket.court == "最高法"
        else " ".join(filter(None, [_PROVINCES[docket.court[0]], docket.court[1:]]))
    )
    kind = " ".join(_TYPES[character] for character in docket.type)
    words = [
        f"({docket.year})",
        court,
        "Zhi" if docket.special else "",
        kind,
        f"No. {docket.serial}",
        _suffix(docket),
    ]
    return " ".join(filter(None, words))


def decode(docket: Docket) -> Meaning:
    """Say what the parts mean. `行保` is an injunction in civil matters, not administrative law."""
    whole = _MEANINGS.get(docket.type)
    branch = whole or _MEANINGS.get(docket.type[0], "")
    stage = "" if whole else next((_STAGES[char] for char in docket.type[1:] if char in _STAGES), "")
    return Meaning(court_level(docket.court), branch, stage, bool(docket.special))


def court_level(court: str) -> str:
    """Name the level of a court by its code: `沪` high, `沪73` intellectual property, `沪0115` basic."""
    if court == "最高法":
        return "Supreme People's Court"
    digits = court[1:]
    if not digits:
        return "high people's court"
    return (
        "basic people's court"
        if len(digits) == 4
        else _NAMED_COURTS.get(digits, "intermediate people's court")
    )


def warnings(
    docket: Docket, *, proceeding: str = "", stage: str = "", court: str = "", decided: int | None = None
) -> list[Doubt]:
    """List where the number disagrees with the case: proceeding, stage, the court's code, the year decided.

    `stage` is first, second or retrial; `decided` a year. Empty arguments are not compared.
    """
    told = {
        "filed": docket.year,
        "decided": decided,
        "type": docket.type,
        "stage": stage,
        "court": docket.court,
        "chosen": court,
        "branch": docket.type[0],
        "proceeding": proceeding,
    }
    whole = docket.type in _MEANINGS and len(docket.type) > 1
    branches = set() if whole else _BRANCHES.get(docket.type[0], set())
    stages = {_STAGE_CODES[char] for char in docket.type if char in _STAGE_CODES}
    odd = {
        BRANCH: bool(proceeding and branches and proceeding not in branches),
        STAGE: bool(stage and stages and stage not in stages),
        COURT: bool(court and court != docket.court),
        BEFORE: decided is not None and docket.year > decided,
        LONG_BEFORE: decided is not None and docket.year < decided - 10,
    }
    return [(message, told) for message, holds in odd.items() if holds]


def search_keys(normalised: str) -> list[str]:
    """List the folded spellings to search a number by: Chinese, in Roman letters, the bare serial."""
    keys = [fold(normalised)]
    try:
        docket = parse(normalised)
    except ValueError:
        return keys
    return [*keys, fold(romanised(docket)), str(docket.serial)]


def fold(text: str) -> str:
    """Fold a number for comparison: no brackets, blanks, `号`, `No.` or case; `hu73minzhong123`."""
    plain = normalise(text).replace("号", "").casefold()
    if plain.isascii():
        plain = _LATIN.sub("", re.sub(r"no\.?(?=\d)", "", plain))
    return "".join(char for char in plain if unicodedata.category(char)[0] in "LN")


def characters(word: str) -> list[str]:
    """Return the characters a syllable of a romanised number may stand for: `Hu` is 沪; else none."""
    syllable = word.casefold().strip(".,()")
    spelled = {**_PROVINCES, **_TYPES, "最": "Zui", "高": "Gao", "法": "Fa", "知": "Zhi"}
    return [char for char, latin in spelled.items() if latin.casefold() == syllable]


def _suffix(docket: Docket) -> str:
    if not docket.suffix:
        return ""
    tens, ten, ones = docket.suffix[1:].rpartition("十")
    value = (_NUMERALS.find(tens) + 1 if tens else 1) * 10 if ten else 0
    return f"(Zhi {value + (_NUMERALS.find(ones) + 1 if ones else 0)})"
