"""Rules of the directory: the unified social credit code (GB 32100-2015), and names of natural persons."""

import re
import unicodedata
from typing import Any

from django.utils.translation import gettext_noop

ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_WEIGHTS = tuple(pow(3, position, 31) for position in range(17))
_CODE = re.compile(rf"[159AN][0-9A-HJ-NP-RTUW-Y]\d{{6}}[{ALPHABET}]{{10}}")

# Surname with 某 for the rest, which a character may tell from another 李某; surname and initial.
_SHORTENED = re.compile(
    r"[一-鿿]{1,2}某{1,2}[甲乙丙丁戊己庚辛一二三四五六七八九十\d]?|[A-Z][a-z]+ [A-Z]{1,2}\.?"
)
# The commonest surnames; the list needs no completeness, it only finds what is probably a slip.
_SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蔡蒋余于杜叶程苏魏吕丁任沈"
    "姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤"
)
_SURNAMES_LATIN = {
    "wang", "li", "zhang", "liu", "chen", "yang", "huang", "zhao", "wu", "zhou", "xu", "sun", "ma", "zhu",
    "hu", "guo", "he", "gao", "lin", "luo", "zheng", "liang", "xie", "song", "tang", "han", "feng", "deng",
    "cao", "peng", "zeng", "xiao", "tian", "dong", "yuan", "pan", "cai", "jiang", "yu", "du", "ye", "cheng",
    "su", "wei", "lu", "ding", "ren", "shen", "yao", "cui", "zhong", "tan", "fan", "jin", "shi", "liao",
    "jia", "xia", "fu", "fang", "bai", "zou", "meng", "xiong", "qin", "qiu", "yin", "xue", "yan", "duan",
    "lei", "hou",
}  # fmt: skip
_FULL_NAME = re.compile(rf"[{_SURNAMES}][一-鿿]{{1,2}}")
_GIVEN = re.compile(r"[A-Z][a-z]{1,11}(?:[ -][A-Z]?[a-z]{1,5})?")


class CodeError(ValueError):
    """A code is refused; `message` is a message id with the remedy, `found` the text it speaks of."""

    def __init__(self, message: str, found: str) -> None:
        self.message = message
        self.found = found
        super().__init__(message % {"found": found})


def credit_code(text: str) -> str:
    """Return a unified social credit code in capitals without blanks.

    Raises CodeError when it is not 18 characters of its alphabet, or the last does not fit.
    """
    plain = "".join(unicodedata.normalize("NFKC", text).upper().split())
    if not _CODE.fullmatch(plain):
        raise CodeError(
            gettext_noop(
                "“%(found)s” is not a unified social credit code: 18 digits and capitals without I, O, S, V "
                "and Z, with six digits of the registering division in the third to eighth place."
            ),
            text,
        )
    if plain[17] != check_character(plain[:17]):
        raise CodeError(
            gettext_noop("“%(found)s”: its last character does not fit the others; one is mistyped."), text
        )
    return plain


def lies_in_itself(record: Any, parent: str = "parent") -> bool:
    """Say whether the record would be among its own parents, however far up; one look a step."""
    step, seen = record, set()
    while step is not None:
        key = step.pk or id(step)
        if key in seen:
            return True
        seen.add(key)
        step = getattr(step, parent)
    return False


def check_character(body: str) -> str:
    """Return the check character of the first 17 characters: weighted sum modulo 31."""
    total = sum(ALPHABET.index(character) * weight for character, weight in zip(body, _WEIGHTS, strict=True))
    return ALPHABET[-total % 31]


def is_shortened(name: str) -> bool:
    """Say whether a natural person's name is shortened as courts publish it: `李某`, `李某甲`, `Li X`."""
    return bool(_SHORTENED.fullmatch(" ".join(unicodedata.normalize("NFKC", name).split())))


def may_be_a_person(name: str) -> bool:
    """Say whether a name reads like a natural person's full one: a common surname and one or two characters.

    It may be a firm's after all; a link to its record settles that.
    """
    plain = " ".join(unicodedata.normalize("NFKC", name).split())
    if is_shortened(plain):
        return False
    first, _, rest = plain.partition(" ")
    latin = first.casefold() in _SURNAMES_LATIN and bool(_GIVEN.fullmatch(rest))
    return latin or bool(_FULL_NAME.fullmatch(plain))
