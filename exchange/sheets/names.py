"""What offices head their columns with, beside our own labels, and an example of each; by column name.

Words of one sheet only stand with that sheet, in its app's `sheets.py`.
"""

from collections.abc import Iterable, Iterator

from exchange.headers import is_chinese, without_unit

# Without the language: `title` stands for `title_en` and `title_zh_hans`.
COMMON: dict[str, tuple[str, ...]] = {
    "code": ("代码", "编码", "代号", "标识"),
    "slug": ("代码", "编码", "代号", "标识", "网址标识", "slug"),
    "position": ("序号", "排序", "顺序", "次序号", "No.", "order", "sequence", "#"),
    "name": ("名称", "全称", "名字", "full name"),
    "short_name": ("简称", "缩写", "abbreviation"),
    "title": ("标题", "题目", "题名", "name"),
    "short_title": ("短标题", "short title"),
    "kind": ("类型", "类别", "种类", "分类", "type", "category"),
    "level": ("级别", "层级", "等次"),
    "note": ("备注", "说明", "附注", "注", "remark", "remarks", "comment", "comments", "notes"),
    "footnote": ("脚注", "表注", "footnotes"),
    "printed": ("原载写法", "原文写法", "原文表述", "原文", "printed", "as printed"),
    "owner": ("主管部门", "责任部门", "归口部门", "所属部门", "responsible department", "owner"),
    "url": ("链接", "网址", "网站", "网页", "官网", "link", "web address", "web page", "website", "URL"),
    "source": ("来源", "数据来源", "资料来源", "出处", "data source"),
    "area": ("地区", "区域", "行政区", "行政区划", "地域", "region", "place"),
    "number": ("编号", "号码", "No."),
    "year": ("年份", "年度", "年"),
    "currency": ("币种", "货币单位"),
    "organisation": ("机构", "单位代码", "organization", "body"),
    "description": ("说明", "简介", "description"),
    "id": ("行标识", "系统编号", "UUID", "row id"),
}
EXAMPLES: dict[str, str] = {
    "name_en": "Pudong New Area",
    "name_zh_hans": "浦东新区",
    "title_en": "Patents granted by year",
    "title_zh_hans": "历年专利授权量",
    "note_en": "As printed; rounded to the nearest hundred.",
    "note_zh_hans": "按原文；四舍五入至百位。",
    "printed_en": "178,300",
    "printed_zh_hans": "17.83万件",
    "note": "Checked against the printed edition.",
    "owner": "ip-office",
    "id": "3f0c1b52-7d0e-4c1e-9a55-0d2f6f1f8a11",
    "year": "2022",
    "currency": "CNY",
    "share": "1/2",
    "article": "Article 13",
}
_MARKS = {
    "_en": ("（英文）", "英文", "（英）", " (English)", "English ", " EN"),
    "_zh_hans": ("（中文）", "中文", "（中）", " (Chinese)", "Chinese ", " CN"),
}


def base(name: str) -> tuple[str, str]:
    """Split a column's name into what it is and its language: `title`, `_en`."""
    for mark in _MARKS:
        if name.endswith(mark):
            return name.removesuffix(mark), mark
    return name, ""


def spoken(name: str, words: Iterable[str]) -> Iterator[str]:
    """Yield the forms in which people write these words over a column, with its language if it has one.

    Without a language, Chinese words mean the Chinese text and English words the English one.
    """
    _base, language = base(name)
    for word in words:
        bare = without_unit(word) if language else word
        if not language:
            yield bare
            continue
        behind, before, short, *english = _MARKS[language]
        if is_chinese(bare):
            yield from (f"{bare}{behind}", f"{before}{bare}", f"{bare}{short}")
        else:
            yield from (f"{bare}{english[0]}", f"{english[1]}{bare}", f"{bare}{english[2]}")
        if is_chinese(bare) == (language == "_zh_hans"):
            yield bare


def of_key(words: Iterable[str]) -> Iterator[str]:
    """Yield the forms of words over a column of keys: `指标`, `指标代码`, `indicator code`."""
    for word in words:
        yield word
        yield from (f"{word}代码", f"{word}编码") if is_chinese(word) else (f"{word} code", f"{word} key")
