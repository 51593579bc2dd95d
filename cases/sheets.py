"""Cases, their parts, and the lists of cases as sheets of a workbook."""

from cases.models import (
    Amount,
    CaseCollection,
    CaseNumber,
    CaseSeries,
    CollectionEntry,
    CollectionIssuer,
    Evidence,
    Instance,
    LegalBasis,
    Party,
    RelatedRight,
    TypicalCase,
)
from exchange.cells import Year
from exchange.sheets import register, sheet

_PART = ("case", "position")
_CASE = {"case": ("案例", "案件", "案例代码", "案件代码")}
_COLLECTION = {"collection": ("案例集", "案例集代码")}
_DECIDED = ("判决日期", "裁决日期", "结案日期", "审结日期", "处罚日期", "decision date", "date of decision")
_OF_CASE = {"case": "geographical-indication-mark", "position": "1"}

register(
    sheet(
        CaseSeries,
        "case-series",
        ("code",),
        aliases=("案例系列",),
        examples={"code": "shanghai-courts-top-ten"},
    ),
    sheet(
        TypicalCase,
        "cases",
        ("slug",),
        aliases=("典型案件", "案例", "案件", "typical cases"),
        words={
            "slug": ("案例代码", "案例编码", "case code"),
            "title": ("案例名称", "案件名称", "案名", "案例标题", "case name", "case title"),
            "gist": ("案例简介", "一句话", "摘要", "summary"),
            "kind": ("案例类型", "案件类型", "案件类别", "case type"),
            "proceeding": ("程序", "诉讼类型", "案件性质", "type of proceeding"),
            "cause": ("案由", "罪名", "cause of action", "cause", "charge"),
            "handling_authority": (
                "法院",
                "审理法院",
                "办案单位",
                "办理机关",
                "办理法院",
                "审理机关",
                "处理机关",
                "court",
                "authority",
                "handling authority",
            ),
            "recommending_authority": ("推荐机关", "报送单位", "recommending authority"),
            "district": ("行政区", "辖区", "所在区"),
            "decided_on": _DECIDED,
            "announced_on": ("发布日期", "公开日期", "date announced"),
            "facts": ("案情", "案情简介", "案件事实", "事实", "case facts"),
            "issue": ("焦点", "争议问题", "争点", "issue in dispute"),
            "holding": ("裁判要旨", "要旨", "裁判观点"),
            "reasoning": ("理由", "说理", "裁判说理", "reasons"),
            "significance": ("意义", "典型性", "评析", "typical significance"),
            "outcome": ("结果", "处理结果", "案件结果", "result"),
            "remedies": ("判决结果", "判项", "救济", "remedy"),
            "finality": ("生效情况", "是否生效", "效力"),
            "foreign_related": ("是否涉外", "foreign related"),
            "doubts": ("疑点", "存疑"),
            "source": ("主要来源代码",),
            "rights": ("权利", "知识产权类型", "知识产权类别", "权利类别", "rights", "IP rights"),
            "related_cases": ("相关案例", "关联案件"),
        },
        examples={
            "slug": "geographical-indication-mark",
            "title_en": "Company A v. Company B, trade mark infringement",
            "title_zh_hans": "甲公司诉乙公司侵害商标权纠纷案",
            "gist_en": "A well-known mark is protected across classes.",
            "gist_zh_hans": "驰名商标获跨类保护。",
            "cause_en": "infringement of trade mark",
            "cause_zh_hans": "侵害商标权纠纷",
            "handling_authority": "shanghai-ip-court",
            "rights": "trademark; copyright",
            "remedies_en": "Injunction; damages of CNY 500,000",
            "remedies_zh_hans": "停止侵害；赔偿50万元",
            "doubts_en": "Our source does not name the court.",
            "doubts_zh_hans": "所据来源未载明法院。",
        },
    ),
    sheet(
        CaseNumber,
        "case-numbers",
        _PART,
        leave_out=["normalised"],
        aliases=("案号", "案例编号", "案件编号", "numbers of cases"),
        words=_CASE | {"value": ("案号", "案件编号", "编号", "case number", "docket number", "number")},
        examples=_OF_CASE | {"value": "（2021）沪73民终123号"},
    ),
    sheet(
        Instance,
        "case-instances",
        _PART,
        aliases=("案例审级", "审理经过"),
        words=_CASE
        | {
            "stage": ("审理阶段", "程序阶段"),
            "authority": ("法院", "审理法院", "审理机关", "court"),
            "number": ("案号", "case number"),
            "filed_on": ("立案日期", "收案日期", "date filed"),
            "decided_on": _DECIDED,
            "document_type": ("文书类型", "文书种类", "document type"),
            "outcome": ("结果", "审理结果", "result"),
        },
        examples=_OF_CASE
        | {
            "number": "（2020）沪0115民初456号",
            "outcome_en": "First-instance judgment upheld",
            "outcome_zh_hans": "维持一审判决",
        },
    ),
    sheet(
        Party,
        "case-parties",
        _PART,
        aliases=("案例当事人",),
        words=_CASE
        | {
            "role": ("身份", "诉讼地位", "地位"),
            "name": ("当事人名称", "当事人姓名", "姓名", "名称", "name", "party"),
            "anonymised": ("是否自然人", "自然人", "已匿名", "natural person"),
        },
        examples=_OF_CASE | {"name_en": "Li X", "name_zh_hans": "李某"},
    ),
    sheet(
        Amount,
        "case-amounts",
        _PART,
        aliases=("案例金额", "涉案金额"),
        words=_CASE
        | {
            "kind": ("金额类型", "款项类型", "款项"),
            "value": ("数额", "涉案金额", "sum", "value"),
            "against": ("责任方", "对象", "against"),
        },
        examples=_OF_CASE | {"against_en": "both defendants jointly", "against_zh_hans": "两被告连带"},
    ),
    sheet(
        LegalBasis,
        "case-laws",
        _PART,
        aliases=("案例法律依据", "适用法律"),
        words=_CASE
        | {
            "law": ("法律代码", "法律文件", "law code"),
            "title": ("法律名称", "法律依据"),
            "article": ("条文", "法条"),
        },
        examples=_OF_CASE | {"title_en": "Trademark Law", "title_zh_hans": "商标法"},
    ),
    sheet(
        RelatedRight,
        "case-rights",
        _PART,
        aliases=("案例权利",),
        words=_CASE
        | {"number": ("权利编号", "注册号", "专利号", "registration number"), "title": ("权利名称",)},
        examples=_OF_CASE
        | {"number": "ZL202010000000.1", "title_en": "word mark", "title_zh_hans": "文字商标"},
    ),
    sheet(
        Evidence,
        "case-evidence",
        _PART,
        aliases=("案例证据",),
        words=_CASE | {"supports": ("证明事项", "证明对象"), "grade": ("等级",), "checked_on": ("核对日期",)},
        examples=_OF_CASE,
    ),
    sheet(
        CaseCollection,
        "collections",
        ("slug",),
        kinds={"coverage_year": Year()},
        aliases=("典型案例集", "案例汇编", "case collections"),
        words={
            "slug": ("案例集代码", "collection code"),
            "title": ("案例集名称", "collection name"),
            "coverage_year": ("所属年度", "案例年度", "年度", "年份", "coverage year", "year"),
            "released_on": ("公布日期", "发布时间", "release date"),
            "ranked": ("是否排名",),
            "planned_size": ("案例数", "件数", "number of cases"),
            "shanghai_entries": ("上海案例数",),
            "selection": ("遴选办法", "评选方式", "selection"),
            "document": ("所载文件", "文件代码"),
        },
        examples={
            "slug": "shanghai-courts-top-ten-2022",
            "coverage_year": "2022",
            "planned_size": "10",
            "selection_en": "Chosen from the cases closed in the year.",
            "selection_zh_hans": "从当年审结案件中遴选。",
        },
    ),
    sheet(
        CollectionIssuer,
        "collection-issuers",
        ("collection", "position"),
        aliases=("案例集发布机关", "案例集发布单位"),
        words=_COLLECTION | {"organisation": ("发布机关", "发布单位"), "inferred": ("是否推定",)},
        examples={"collection": "shanghai-courts-top-ten-2022", "position": "1"},
    ),
    sheet(
        CollectionEntry,
        "collection-entries",
        ("collection", "position"),
        aliases=("案例集条目", "入集案例"),
        words=_COLLECTION
        | {
            "case": ("案例代码", "案件"),
            "rank": ("名次", "位次"),
            "title_printed": ("原载标题", "原题", "printed title"),
            "inferred": ("是否推定",),
        },
        examples={
            "collection": "shanghai-courts-top-ten-2022",
            "position": "1",
            "title_printed_en": "Dispute over infringement of a trade mark",
            "title_printed_zh_hans": "侵害商标权纠纷案",
        },
    ),
)
