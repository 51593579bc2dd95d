"""Programmes, rounds, awards and recipients as sheets of a workbook."""

from awards.models import Award, AwardProgramme, AwardRecipient, AwardRound, Grantor
from exchange.cells import Reference, Year
from exchange.sheets import register, sheet

_ROUND = {"programme": "round__programme__slug", "round": "round__slug"}
_FIGURE = Reference(("@", ":", "#"), "patents-granted-total@shanghai:2022#white-paper-2022")
_PROGRAMME = {"programme": ("奖项", "奖项代码", "programme", "program", "award programme")}
_OF_ROUND = _PROGRAMME | {"round": ("届次", "届次代码", "奖项届次", "award round")}

register(
    sheet(
        AwardProgramme,
        "award-programmes",
        ("slug",),
        aliases=("奖励项目", "award programs"),
        words={
            "slug": ("奖项代码", "programme code"),
            "title": ("奖项名称", "programme name"),
            "kind": ("奖项类型",),
            "level": ("奖项级别",),
        },
        examples={
            "slug": "china-patent-award",
            "title_en": "China Patent Award",
            "title_zh_hans": "中国专利奖",
            "description_en": "Honours patents of outstanding merit.",
            "description_zh_hans": "表彰优秀专利。",
        },
    ),
    sheet(
        Grantor,
        "award-grantors",
        ("programme", "position"),
        aliases=("奖项授予机关", "颁奖机关", "评奖机构"),
        words=_PROGRAMME | {"organisation": ("授予机关", "颁奖机关", "颁奖单位", "grantor")},
        examples={"programme": "china-patent-award", "position": "1"},
    ),
    sheet(
        AwardRound,
        "award-rounds",
        ("programme", "slug"),
        kinds={"year": Year()},
        aliases=("届次", "rounds"),
        words={
            "slug": ("届次代码", "round code"),
            "programme": ("奖项代码", "program"),
            "title": ("届次名称", "标题", "title"),
            "ordinal": ("第几届", "届数", "届"),
            "ordinal_printed_en": ("原载届次",),
            "year": ("获奖年份",),
            "year_implied": ("年份推定", "是否推定"),
            "announced_on": ("发布日期", "公示日期"),
            "quota": ("名额", "授奖名额"),
            "instrument_number": ("发文字号", "文件编号"),
        },
        examples={
            "slug": "2022",
            "programme": "china-patent-award",
            "title_en": "23rd China Patent Award",
            "title_zh_hans": "第二十三届中国专利奖",
            "ordinal": "23",
            "ordinal_printed_en": "23rd",
            "instrument_number": "国知发运字〔2022〕1号",
        },
    ),
    sheet(
        Award,
        "awards",
        ("programme", "round", "position"),
        spans={"round": _ROUND},
        kinds={"figure": _FIGURE},
        aliases=("获奖", "奖励", "获奖名单"),
        words=_OF_ROUND
        | {
            "track": ("奖项类别", "组别", "类别"),
            "grade": ("奖项等级", "奖级", "获奖等级", "级别"),
            "project": ("项目名称", "获奖项目", "专利名称", "project name"),
            "patent_number": ("专利编号",),
            "figure": ("数据引用", "计数数据"),
        },
        examples={
            "programme": "china-patent-award",
            "round": "2022",
            "position": "1",
            "track_en": "Design",
            "track_zh_hans": "外观设计",
            "grade_en": "Gold",
            "grade_zh_hans": "金奖",
            "project_en": "A method of cooling",
            "project_zh_hans": "一种冷却方法",
            "patent_number": "ZL202010000000.1",
        },
    ),
    sheet(
        AwardRecipient,
        "award-recipients",
        ("programme", "round", "award", "position"),
        spans={"round": _ROUND, "award": {**_ROUND, "award": "award__position"}},
        aliases=("获奖单位", "获奖人", "得主", "winners"),
        words=_OF_ROUND
        | {
            "award": ("获奖项目序号", "获奖序号"),
            "name": ("获奖者名称", "获奖单位名称", "名称", "name"),
            "share": ("比例", "占比"),
        },
        examples={
            "programme": "china-patent-award",
            "round": "2022",
            "award": "1",
            "position": "1",
            "name_en": "Company A",
            "name_zh_hans": "甲公司",
        },
    ),
)
