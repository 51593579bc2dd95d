"""A small workbook with something in every corner, as CSV text by sheet."""

from collections.abc import Mapping

from accounts.models import User
from exchange.actions import Upload, import_workbook
from exchange.staging.report import ImportReport
from tests.exchange.files import archive

SMALL: dict[str, str] = {
    "departments": "code,name_en\nip-office,IP office\n",
    "areas": "code,name_en,kind,parent\nshanghai,Shanghai,province,\npudong,Pudong,district,shanghai\n",
    "units": "code,singular_en,plural_en,measure_zh_hans,family\npatent,patent,patents,件,count\n",
    "periods": "code,name_en,sorts_as\nautumn-campaign,Autumn campaign,2022\n",
    "sources": (
        "slug,title_en,producer_en,published_on,kind\n"
        "paper-2022,White paper,Office,2023-04,official\nnews,A report,Newspaper,,secondary\n"
    ),
    "organisations": (
        "slug,name_en,name_zh_hans,kind,parent,area,owner\n"
        "court,Example Court,示例法院,court,,shanghai,ip-office\n"
        "chamber,Example Chamber,,court,court,,\ncompany,Example Company,,company,,,\n"
    ),
    "organisation-names": "organisation,position,name,kind\ncourt,1,Old Court,former\n",
    "documents": "slug,title_en,kind,issued_on,source\nplan,A plan,plan,2022,paper-2022\n",
    "document-issuers": "document,position,organisation\nplan,1,court\nplan,2,company\n",
    "indicators": (
        "code,name_en,topic,kind,unit,parent,do_not_confuse_with\n"
        "granted,Granted,creation,flow,patent,,valid\nvalid,In force,creation,stock,patent,,\n"
        "granted-invention,Inventions granted,creation,flow,patent,granted,\n"
    ),
    "observations": (
        "indicator,area,period,source,value,qualifier,printed_en,rounding_step\n"
        'granted,shanghai,2022,paper-2022,"178,300",,"178,300",100\n'
        "valid,shanghai,2022-12-31,paper-2022,202000,more than,,\n"
        "granted,shanghai,autumn-campaign,paper-2022,336,,,\n"
    ),
    "changes": (
        "indicator,area,period,source,basis,kind,value\n"
        "granted,shanghai,2022,paper-2022,year_on_year,percent,11.98\n"
    ),
    "case-series": "code,title_en\ntop-ten,Top ten\n",
    "cases": (
        "slug,title_en,kind,proceeding,rights,handling_authority,decided_on,facts_en,source,related_cases\n"
        'one,Case one,dispute,civil,trademark;copyright,court,2022-02-13,"A & B\n\nMore",paper-2022,two\n'
        "two,Case two,financing,none,,,2022,,paper-2022,\n"
    ),
    "case-numbers": "case,position,scheme,value\none,1,court,（2021）沪73民终123号\n",
    "case-parties": (
        "case,position,role,name_en,organisation\none,1,plaintiff,Li X,\none,2,defendant,,company\n"
    ),
    "collections": "slug,title_en,series,coverage_year,source\nlist,A list,top-ten,2021,paper-2022\n",
    "collection-entries": "collection,position,case,rank\nlist,1,one,1\nlist,2,two,2\n",
    "award-programmes": "slug,title_en,kind\nprize,A prize,prize\n",
    "award-rounds": "programme,slug,title_en,ordinal,year,source\nprize,2022,23rd prize,23,2022,paper-2022\n",
    "awards": (
        "programme,round,position,grade_en,figure\n"
        "prize,2022,1,Gold,\nprize,2022,2,Silver,granted@shanghai:2022#paper-2022\n"
    ),
    "award-recipients": "programme,round,award,position,organisation\nprize,2022,1,1,company\n",
    "reports": "year,title_en,source,area,released_on\n2022,Edition,paper-2022,shanghai,2023-04\n",
    "report-key-figures": "report,position,indicator,period\n2022,1,granted,2022\n",
    "report-cases": "report,position,case\n2022,1,one\n",
    "report-awards": "report,position,programme,round\n2022,1,prize,2022\n",
    "sections": (
        "report,slug,parent,position,kind,number,title_en,body_en,organisations,instruments\n"
        "2022,courts,protection,1,run-in,3.1,Courts,file:courts.html,court;company,plan\n"
        "2022,protection,,1,chapter,III,Protection,,,\n"
    ),
    "section-notes": "report,section,position,mark,text_en\n2022,courts,1,1,A note\n",
    "exhibits": (
        "report,slug,section,position,kind,title_en,alt_en\n2022,table-1,courts,1,table,A table,Its rows\n"
    ),
    "exhibit-series": "report,exhibit,position,indicator\n2022,table-1,1,granted\n",
}
PROSE = {"courts.html": "<p>Granted: [[granted:2022]].</p>\n"}


def book(sheets: Mapping[str, str] = SMALL, **changed: str) -> bytes:
    files: dict[str, str | bytes] = {f"{name}.csv": text for name, text in {**sheets, **changed}.items()}
    return archive({**files, **PROSE})


def bring_in(
    data: bytes, *, check: bool = False, by: User | None = None, name: str = "book.zip"
) -> ImportReport:
    return import_workbook(Upload(name, data), by=by or User.objects.system(), check=check)


def sheets_of(**texts: str) -> bytes:
    """Return an archive of the given sheets only; underscores stand for hyphens."""
    return archive({f"{name.replace('_', '-')}.csv": text for name, text in texts.items()})
