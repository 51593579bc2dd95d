"""The controlled vocabularies of cases, in the terms Chinese courts and IP offices use."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class CaseKind(models.TextChoices):
    """What sort of case it is; 案例类型."""

    DISPUTE = "dispute", _("dispute")
    CRIME = "crime", _("crime")
    ENFORCEMENT = "enforcement", _("enforcement")
    CUSTOMS = "customs", _("customs")
    REFORM = "reform", _("reform practice")
    FINANCING = "financing", _("financing")
    INSURANCE = "insurance", _("insurance")


class Proceeding(models.TextChoices):
    """How it was handled; 程序性质."""

    CIVIL = "civil", _("civil")
    CRIMINAL = "criminal", _("criminal")
    ADMINISTRATIVE_LITIGATION = "administrative-litigation", _("administrative litigation")
    ADMINISTRATIVE_PENALTY = "administrative-penalty", _("administrative penalty")
    ADMINISTRATIVE_ADJUDICATION = "administrative-adjudication", _("administrative adjudication")
    PRESERVATION = "preservation", _("behaviour preservation (injunction)")
    MEDIATION = "mediation", _("mediation")
    ARBITRATION = "arbitration", _("arbitration")
    CUSTOMS = "customs", _("customs enforcement")
    NONE = "none", _("no proceeding")


class Outcome(models.TextChoices):
    """How it ended; 裁判结果."""

    UPHELD = "upheld", _("upheld")
    PARTLY_UPHELD = "partly-upheld", _("partly upheld")
    DISMISSED = "dismissed", _("dismissed")
    CONVICTED = "convicted", _("convicted")
    ACQUITTED = "acquitted", _("acquitted")
    SETTLED = "settled", _("settled")
    WITHDRAWN = "withdrawn", pgettext_lazy("a claim", "withdrawn")
    INJUNCTION = "injunction", _("injunction granted")
    PENALTY = "penalty", _("penalty imposed")
    SEIZED = "seized", _("seized")
    SELECTED = "selected", _("practice selected as typical")
    UNKNOWN = "unknown", _("not stated")


class Finality(models.TextChoices):
    """Is the decision in force? 效力状态; never assumed."""

    EFFECTIVE = "effective", _("effective")
    APPEALABLE = "appealable", _("appealable when reported")
    APPEALED = "appealed", _("appealed")
    UNKNOWN = "unknown", _("not stated")
    NOT_APPLICABLE = "n-a", _("not a decision")


class NumberScheme(models.TextChoices):
    """Whose numbering a number follows."""

    COURT = "court", _("court docket")
    LEGACY = "legacy", _("court docket before 2016")
    PENALTY = "penalty", _("penalty decision")
    CUSTOMS = "customs", _("customs decision")
    PROCURATORIAL = "procuratorial", _("procuratorial number")
    ARBITRATION = "arbitration", _("arbitration")
    MEDIATION = "mediation", _("mediation")
    FINANCING = "financing", _("financing reference")
    OTHER = "other", _("other")


class InstanceStage(models.TextChoices):
    """Which stage; 审级."""

    PRESERVATION = "preservation", _("preservation")
    FIRST = "first", _("first instance")
    SECOND = "second", _("second instance")
    RETRIAL = "retrial", _("retrial")
    ADMINISTRATIVE = "administrative", _("administrative")


class DocumentType(models.TextChoices):
    """What the authority issued."""

    JUDGMENT = "judgment", _("judgment")
    RULING = "ruling", _("ruling")
    MEDIATION = "mediation", _("mediation statement")
    DECISION = "decision", _("decision")


class PartyRole(models.TextChoices):
    """Who somebody is in the case."""

    RIGHT_HOLDER = "right-holder", _("right holder")
    PLAINTIFF = "plaintiff", _("plaintiff")
    DEFENDANT = "defendant", _("defendant")
    APPELLANT = "appellant", _("appellant")
    APPELLEE = "appellee", _("appellee")
    ACCUSED = "accused", _("accused")
    THIRD_PARTY = "third-party", _("third party")
    APPLICANT = "applicant", _("applicant")
    RESPONDENT = "respondent", _("respondent")
    PENALISED = "penalised", _("party penalised")
    BORROWER = "borrower", _("borrower")
    LENDER = "lender", _("lender")
    INSURER = "insurer", _("insurer")
    INSURED = "insured", _("insured")
    PRACTITIONER = "practitioner", _("body whose practice it is")


class AmountKind(models.TextChoices):
    """What a sum of money is."""

    CLAIMED = "claimed", _("claimed")
    DAMAGES = "damages", _("damages")
    EXPENSES = "expenses", _("reasonable expenses")
    DAMAGES_AND_EXPENSES = "damages-expenses", _("damages and expenses together")
    CRIMINAL_FINE = "criminal-fine", _("criminal fine")
    ADMINISTRATIVE_FINE = "administrative-fine", _("administrative fine")
    CONFISCATION = "confiscation", _("confiscation")
    TURNOVER = "turnover", _("illegal turnover")
    GOODS = "goods", _("value of the goods")
    LOAN = "loan", _("loan")
    INSURED = "insured", _("insured sum")


class AmountQualifier(models.TextChoices):
    """How the source hedges the sum."""

    EXACT = "exact", _("exact")
    ABOUT = "about", _("about")
    MORE_THAN = "more_than", _("more than")
    AT_LEAST = "at_least", _("at least")
    LESS_THAN = "less_than", _("less than")
    NEARLY = "nearly", _("nearly")


class RightKind(models.TextChoices):
    """What sort of right a number or title names."""

    PATENT = "patent", _("patent")
    TRADEMARK = "trademark", _("trademark")
    WORK = "work", _("work")
    SOFTWARE = "software", _("software")
    VARIETY = "variety", _("plant variety")
    LAYOUT = "layout", _("layout design")
    OTHER = "other", _("other")


class Supports(models.TextChoices):
    """Which statement of the record a source supports."""

    ALL = "all", _("the whole record")
    DOCKET = "docket", _("docket")
    COURT = "court", _("court")
    RESULT = "result", _("result")
    AMOUNT = "amount", _("amount")
    DATE = "date", _("date")
    LISTING = "listing", _("listing")


class Grade(models.TextChoices):
    """How far a source can be trusted for it."""

    OFFICIAL = "official", _("official")
    SECONDARY = "secondary", _("secondary")
    UNVERIFIED = "unverified", _("not verified")


# code, English, Chinese: the kinds of right, in the order lists show them.
IP_RIGHTS = (
    ("invention", "Invention patent", "发明专利"),
    ("utility-model", "Utility model", "实用新型专利"),
    ("design", "Design", "外观设计专利"),
    ("trademark", "Trademark", "商标"),
    ("copyright", "Copyright", "著作权"),
    ("software", "Software", "计算机软件"),
    ("trade-secret", "Trade secret", "商业秘密"),
    ("unfair-competition", "Unfair competition", "不正当竞争"),
    ("monopoly", "Monopoly", "垄断"),
    ("gi", "Geographical indication", "地理标志"),
    ("plant-variety", "Plant variety", "植物新品种"),
    ("layout-design", "Layout design of integrated circuits", "集成电路布图设计"),
    ("data", "Data", "数据"),
    ("contract", "Contract or franchise", "合同"),
)

# The prose of a case, in the order pages print it: column pairs whose texts may quote numbers.
ACCOUNT = ("facts", "issue", "holding", "reasoning", "significance")
