"""Editions, their sections and exhibits as sheets of a workbook."""

from collections.abc import Iterable

from exchange.cells import Year
from exchange.sheets import Complaint, register, sheet
from reports.models import (
    AwardPick,
    CasePick,
    Exhibit,
    ExhibitSeries,
    KeyFigure,
    Report,
    Section,
    SectionNote,
)

_PART = ("report", "position")
_REPORT = {
    "report": ("报告", "报告年份", "报告年度", "年度", "年份", "版次", "report year", "year", "edition")
}
_SECTION = {"section": ("章节", "节", "章节代码", "所在章节", "section code")}
_BESIDE = {"section_slug": ("章节", "所在章节", "节", "section")}
_INDICATOR = {"indicator": ("指标代码", "指标编码", "indicator code")}
_OF_REPORT = {"report": "2022", "position": "1", "indicator": "patents-granted-total", "area": "shanghai"}


def address_by_year(report: Report) -> Iterable[Complaint]:
    """Give an edition the address it always has: its year."""
    report.slug = str(report.year)
    return ()


register(
    sheet(
        Report,
        "reports",
        ("year",),
        leave_out=["slug"],
        kinds={"year": Year()},
        settle=address_by_year,
        edition="year",
        aliases=("年度报告", "白皮书", "年度版", "editions"),
        words={
            "year": ("年度", "年份", "报告年度", "报告年份", "year"),
            "title": ("报告标题", "报告名称", "report title"),
            "lead": ("导语", "前言", "introduction"),
            "publisher": ("发布单位", "发布机构", "publisher"),
            "released_on": ("发布日期", "发布时间", "release date"),
            "source": ("来源", "来源代码", "source"),
            "unofficial": ("是否非官方摘要", "非官方", "unofficial"),
            "summary_of": ("摘要自", "所摘要文件"),
        },
        examples={
            "year": "2022",
            "title_en": "Intellectual property in 2022",
            "title_zh_hans": "2022年知识产权发展状况",
            "lead_en": "What the year brought.",
            "lead_zh_hans": "本年概况。",
        },
    ),
    sheet(
        KeyFigure,
        "report-key-figures",
        _PART,
        edition="report__year",
        aliases=("核心数据", "核心指标", "key figures"),
        words=_REPORT | _INDICATOR | {"period": ("期间", "统计期", "年月")},
        examples=_OF_REPORT
        | {"period": "2022", "kicker_en": "granted in the year", "kicker_zh_hans": "全年授权"},
    ),
    sheet(
        CasePick,
        "report-cases",
        _PART,
        edition="report__year",
        aliases=("报告案例", "精选案例"),
        words=_REPORT | _BESIDE | {"case": ("案例代码",)},
        examples=_OF_REPORT | {"section_slug": "judicial-protection"},
    ),
    sheet(
        AwardPick,
        "report-awards",
        _PART,
        spans={"award_round": {"programme": "award_round__programme__slug", "round": "award_round__slug"}},
        edition="report__year",
        aliases=("报告奖项", "精选奖项"),
        words=_REPORT
        | _BESIDE
        | {
            "programme": ("奖项", "奖项代码", "programme", "program"),
            "round": ("届次代码", "award round"),
            "featured": ("首页显示", "是否首页显示"),
        },
        examples=_OF_REPORT
        | {"section_slug": "capacity-and-awards", "programme": "china-patent-award", "round": "2022"},
    ),
    sheet(
        Section,
        "sections",
        ("report", "slug"),
        spans={"parent": {"report": "report__year", "parent": "parent__slug"}},
        edition="report__year",
        aliases=("报告章节", "章", "节", "chapters"),
        words=_REPORT
        | {
            "slug": ("章节代码", "章节编码", "section code"),
            "parent": ("上级", "上级章节代码", "父级", "parent"),
            "kind": ("章节类型",),
            "number": ("章节号", "章节编号"),
            "title": ("章节标题", "章节名称", "heading"),
            "body": ("内容", "章节正文", "正文内容", "body"),
            "organisations": ("机构", "相关机构"),
            "instruments": ("文件", "相关文件"),
        },
        examples={
            "report": "2022",
            "slug": "judicial-protection",
            "parent": "protection",
            "number": "3.1",
            "title_en": "Judicial protection",
            "title_zh_hans": "司法保护",
            "short_title_en": "Courts",
            "short_title_zh_hans": "司法",
            "lead_en": "How the courts ruled.",
            "lead_zh_hans": "法院审判情况。",
            "body_en": "Courts closed [[cases-closed:2022]] cases.\n\nA second paragraph.",
            "body_zh_hans": "法院审结[[cases-closed:2022]]件。\n\n第二段。",
            "organisations": "shanghai-ip-court; shanghai-high-court",
            "instruments": "ip-protection-regulations",
        },
    ),
    sheet(
        SectionNote,
        "section-notes",
        ("report", "section", "position"),
        spans={"section": {"report": "section__report__year", "section": "section__slug"}},
        edition="section__report__year",
        aliases=("章节注释", "脚注", "footnotes"),
        words=_REPORT | _SECTION | {"mark": ("注码", "注号"), "text": ("注释", "内容", "text")},
        examples=_OF_REPORT
        | {
            "section": "judicial-protection",
            "mark": "1",
            "text_en": "First instance only.",
            "text_zh_hans": "仅一审。",
        },
    ),
    sheet(
        Exhibit,
        "exhibits",
        ("report", "slug"),
        spans={"section": {"report": "report__year", "section": "section__slug"}},
        edition="report__year",
        aliases=("图", "表", "图和表", "charts", "tables"),
        words=_REPORT
        | _SECTION
        | {
            "slug": ("图表代码", "exhibit code"),
            "kind": ("图表类型",),
            "chart_type": ("图形类型", "图表样式", "chart type"),
            "title": ("图表标题", "图表名称"),
            "scope": ("范围", "显示内容"),
            "alt": ("替代文本", "alt text"),
            "periods": ("期间", "统计期", "years"),
        },
        examples={
            "report": "2022",
            "slug": "patents-by-year",
            "section": "judicial-protection",
            "position": "1",
            "scope_en": "All kinds of patents",
            "scope_zh_hans": "各类专利",
            "alt_en": "Bars rising from year to year",
            "alt_zh_hans": "逐年上升的柱形图",
            "periods": "2020 2021 2022",
        },
    ),
    sheet(
        ExhibitSeries,
        "exhibit-series",
        ("report", "exhibit", "position"),
        spans={"exhibit": {"report": "exhibit__report__year", "exhibit": "exhibit__slug"}},
        edition="exhibit__report__year",
        aliases=("图表序列", "图表数据"),
        words=_REPORT
        | _INDICATOR
        | {"exhibit": ("图表", "图表代码", "exhibit"), "label": ("图例", "名称", "label")},
        examples=_OF_REPORT | {"exhibit": "patents-by-year", "label_en": "Granted", "label_zh_hans": "授权"},
    ),
)
