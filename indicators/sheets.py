"""Units, indicators, named periods, observations and printed changes as sheets of a workbook."""

from django.db.models import QuerySet

from exchange.cells import Checked, Code, Number, Year
from exchange.cells import Period as PeriodCell
from exchange.sheets import Relation, register, sheet
from indicators.models import Change, Indicator, Observation, Period, Unit
from indicators.staging import canonical, is_named, place_in_time, successor

_CODES = Checked(PeriodCell(), canonical)
# Currencies keep the capitals of ISO 4217.
_UNIT_CODE = Code(pattern=r"[A-Z]{3}|[a-z0-9]+(?:-[a-z0-9]+)*", example="patent", limit=40)


def newest_observations() -> QuerySet[Observation]:
    """Return for each indicator, area, period and source the row that nothing supersedes."""
    return Observation.objects.filter(superseded_by__isnull=True)


def newest_changes() -> QuerySet[Change]:
    """Return the printed changes of the newest observations."""
    return Change.objects.filter(observation__superseded_by__isnull=True)


_INDICATOR = ("指标代码", "指标编码", "指标编号", "indicator code")
_PERIOD = (
    "年份", "年度", "期间", "统计期", "统计时间", "统计年度", "报告期", "时间", "所属期", "year", "time",
    "reference period",
)  # fmt: skip
_SOURCE = ("数据来源", "资料来源", "来源代码", "数据来源代码", "data source")
_AREA = ("地区代码", "区域", "行政区", "行政区划", "区域代码", "统计地区", "region")
_OBSERVATION = {"indicator": _INDICATOR, "area": _AREA, "period": _PERIOD, "source": _SOURCE}
# Names beside codes, and the unit, which is that of the indicator.
_FOR_PEOPLE = {
    "unit": ("单位", "计量单位", "unit of measure"),
    "indicator_name": ("指标名称", "indicator name"),
    "area_name": ("地区名称", "区域名称", "area name"),
}
_EXAMPLE = {
    "indicator": "patents-granted-total",
    "area": "shanghai",
    "period": "2022",
    "source": "white-paper-2022",
    "value": "178300",
}

register(
    sheet(
        Unit,
        "units",
        ("code",),
        kinds={"code": _UNIT_CODE},
        aliases=("计量单位", "units of measure"),
        words={
            "code": ("单位代码", "unit code"),
            "singular": ("单位名称", "单数形式", "singular"),
            "plural": ("复数形式", "plural"),
            "measure": ("量词", "计量单位", "measure word"),
            "symbol": ("单位符号",),
            "family": ("单位类型", "量纲"),
        },
        examples={
            "code": "patent",
            "singular_en": "patent",
            "plural_en": "patents",
            "measure_zh_hans": "件",
            "symbol": "%",
        },
    ),
    sheet(
        Period,
        "periods",
        ("code",),
        kinds={"sorts_as": Year()},
        aliases=("时期", "期间", "特定时期"),
        words={
            "code": ("时期代码", "期间代码", "period code"),
            "name": ("时期名称", "期间名称"),
            "starts_on": ("起始日期", "开始日期", "start", "start date"),
            "ends_on": ("截止日期", "结束日期", "end", "end date"),
            "sorts_as": ("年份", "排序年份"),
        },
        examples={
            "code": "ciie-2022-campaign",
            "name_en": "Campaign at the 2022 import expo",
            "name_zh_hans": "2022年进博会专项行动",
            "starts_on": "2022-10",
            "ends_on": "2022-11-10",
            "sorts_as": "2022",
        },
    ),
    sheet(
        Indicator,
        "indicators",
        ("code",),
        headings={"slug": "code"},
        aliases=("指标体系", "指标目录", "指标表"),
        words={
            "code": _INDICATOR,
            "name": ("指标名称", "indicator name"),
            "definition": ("指标定义", "指标解释", "释义"),
            "counting_rule": ("口径", "计算方法", "指标口径"),
            "topic": ("专题", "领域", "所属主题"),
            "kind": ("指标类型", "指标性质"),
            "unit": ("计量单位", "单位代码"),
            "better": ("方向", "指标方向", "direction"),
            "decimals": ("小数位", "保留小数", "decimal places"),
            "parent": ("父级指标", "上级指标代码", "parent"),
            "additive": ("可加总", "是否可加总"),
            "has_series": ("多年数据", "有时间序列"),
            "do_not_confuse_with": ("易混指标", "易混淆指标"),
        },
        examples={
            "code": "patents-granted-total",
            "name_en": "Patents granted",
            "name_zh_hans": "专利授权量",
            "definition_en": "Patents of all kinds granted in the period.",
            "definition_zh_hans": "期内授权的各类专利。",
            "counting_rule_en": "By the address of the first applicant.",
            "counting_rule_zh_hans": "按第一申请人地址。",
            "parent": "patents-granted-total",
            "numerator": "patents-granted-invention",
            "denominator": "patents-granted-total",
            "do_not_confuse_with": "patents-in-force",
        },
    ),
    sheet(
        Observation,
        "observations",
        ("indicator", "area", "period", "source"),
        headings={"obs_status": "status"},
        kinds={"period": _CODES, "value": Number(nulls=True), "rounding_step": Number(nulls=True)},
        relations=[Relation("named_period", Period, ("period",), when=is_named)],
        settle=place_in_time,
        settled_by=("indicator", "period"),
        succeed=successor,
        newest=newest_observations,
        edition="source__edition__year",
        aside=_FOR_PEOPLE,
        aliases=("统计数据", "观测", "观测数据", "指标数据", "数据", "statistics", "figures", "data"),
        words=_OBSERVATION
        | {
            "value": ("指标值", "观测值", "统计值", "数据", "值", "数量", "figure", "obs value"),
            "qualifier": ("限定", "修饰词", "修饰语"),
            "status": ("数据状态", "观测状态", "obs status"),
            "rounding_step": ("修约间隔", "舍入", "取整单位", "rounding"),
            "note": ("备注", "说明", "note", "remarks"),
        },
        examples=_EXAMPLE
        | {
            "rounding_step": "100",
            "footnote_en": "Without designs.",
            "footnote_zh_hans": "不含外观设计。",
        },
    ),
    sheet(
        Change,
        "changes",
        ("indicator", "area", "period", "source", "basis"),
        spans={
            "observation": {
                "indicator": "observation__indicator__slug",
                "area": "observation__area__code",
                "period": "observation__period",
                "source": "observation__source__slug",
            }
        },
        follows="observation",
        newest=newest_changes,
        edition="observation__source__edition__year",
        aliases=("变动", "增减变动", "同比变动"),
        words={
            "indicator": ("指标", *_INDICATOR),
            "area": ("地区", *_AREA),
            "period": ("时期", *_PERIOD),
            "source": ("来源", *_SOURCE),
            "kind": ("变动类型",),
            "value": ("变动值", "变动幅度", "增减", "增幅", "change"),
            "basis": ("比较基准", "基期", "对比", "basis"),
        },
        examples=_EXAMPLE | {"value": "11.98", "printed_en": "up 11.98%", "printed_zh_hans": "增长11.98%"},
    ),
)
