from datetime import date
from decimal import Decimal

import pytest
from django.contrib.auth.models import Permission
from django.core.exceptions import PermissionDenied
from django.utils.translation import override

from accounts.models import User
from awards.models import Award, AwardRecipient
from cases.models import CaseNumber, CollectionEntry, TypicalCase
from directory.models import Organisation
from exchange.models import ImportBatch
from indicators.models import Indicator, Observation
from publishing.models import AuditEntry, ContentVersion, Revision
from reports.models import Section
from tests.exchange.books import SMALL, book, bring_in, sheets_of

pytestmark = pytest.mark.django_db


def places(data: bytes) -> list[str]:
    return [f"{issue.place} {issue.code}" for issue in bring_in(data).errors]


def test_a_workbook_brings_every_noun_with_its_relations() -> None:
    report = bring_in(book())
    assert [str(issue) for issue in report.errors] == []
    assert set(report.counts) == set(SMALL)
    case = TypicalCase.objects.get(slug="one")
    assert (case.decided_on, case.decided_on_precision) == (date(2022, 2, 13), "day")
    assert case.facts_en == "<p>A &amp; B</p><p>More</p>"
    assert sorted(right.code for right in case.rights.all()) == ["copyright", "trademark"]
    assert [other.slug for other in case.related_cases.all()] == ["two"]
    assert CaseNumber.objects.get().normalised == "(2021)沪73民终123号"
    award = Award.objects.get(position=2)
    assert award.figure == Observation.objects.get(period="2022")
    assert AwardRecipient.objects.get().round == award.round
    section = Section.objects.get(slug="courts")
    assert section.parent == Section.objects.get(slug="protection")
    assert section.body_en == "<p>Granted: [[granted:2022]].</p>"


def test_numbers_come_in_as_pending_rows_placed_in_time() -> None:
    bring_in(book())
    flow, stock = Observation.objects.get(period="2022"), Observation.objects.get(period="2022-12-31")
    assert (flow.value, flow.rounding_step, flow.released_at) == (Decimal(178300), Decimal(100), None)
    assert (flow.starts_on, flow.ends_on, flow.year) == (date(2022, 1, 1), date(2022, 12, 31), 2022)
    assert stock.qualifier == "more_than"
    named = Observation.objects.get(period="autumn-campaign")
    assert named.named_period is not None
    assert named.year == 2022


def test_every_record_gets_one_revision_and_the_file_one_batch() -> None:
    report = bring_in(book())
    nouns = 2 + 3 + 1 + 3 + 2 + 1 + 1 + 1 + 1 + 2 + 1
    assert Revision.objects.count() == nouns
    batch = ImportBatch.objects.get()
    assert (str(batch.pk), batch.sha256, batch.file_name) == (report.batch, report.sha256, "book.zip")
    assert AuditEntry.objects.filter(verb="imported").count() == 1


def test_the_same_file_twice_writes_nothing() -> None:
    bring_in(book())
    before = (Revision.objects.count(), ImportBatch.objects.count(), AuditEntry.objects.count())
    report = bring_in(book())
    assert report.ok
    assert (report.total("created"), report.total("changed")) == (0, 0)
    assert (Revision.objects.count(), ImportBatch.objects.count(), AuditEntry.objects.count()) == before


def test_a_table_that_is_public_at_once_makes_cached_pages_stale() -> None:
    bring_in(book())
    before = ContentVersion.objects.get().number
    bring_in(sheets_of(organisations="slug,name_en\ncourt,Other\n"))
    assert ContentVersion.objects.get().number == before
    bring_in(sheets_of(areas="code,name_en\npudong,Pudong New Area\n"))
    assert ContentVersion.objects.get().number > before


def test_check_finds_out_and_writes_nothing() -> None:
    report = bring_in(book(), check=True)
    assert report.ok
    assert report.total("created") > 40
    assert (Organisation.objects.count(), Revision.objects.count(), ImportBatch.objects.count()) == (0, 0, 0)


def test_a_blank_cell_clears_and_an_absent_column_keeps() -> None:
    bring_in(book())
    report = bring_in(sheets_of(organisations="slug,name_zh_hans\ncourt,\n"))
    assert report.counts["organisations"].changed == 1
    court = Organisation.objects.get(slug="court")
    assert (court.name_zh_hans, court.name_en) == ("", "Example Court")


def test_every_error_is_reported_by_its_cell_and_nothing_is_written() -> None:
    data = sheets_of(
        organisations="slug,name_en,kind,parent,credit_code,url\n"
        "Bad Slug,A,court,,,\nb,B,cort,,,\nc,C,court,nowhere,,\nd,D,court,,123,ftp://x\n,E,court,,,\n",
        observations="indicator,area,period,source,vlaue\nx,y,2022,z,12\n",
    )
    assert places(data) == [
        "observations!E1 unknown-heading",
        "organisations!A2 not-a-code",
        "organisations!C3 not-a-choice",
        "organisations!E5 rule",
        "organisations!F5 not-an-address",
        "organisations!A6 blank-key",
        "organisations!D4 unknown-key",
        "observations!A2 unknown-key",
        "observations!B2 unknown-key",
        "observations!D2 unknown-key",
    ]
    assert Organisation.objects.count() == 0


def test_an_error_says_what_was_found_expected_and_meant() -> None:
    bring_in(book())
    (issue,) = bring_in(sheets_of(cases="slug,title_en,kind,source\nthree,T,dispute,paper-2023\n")).errors
    assert str(issue) == (
        "cases!D2: found “paper-2023”; expected the key of a row of sources, in this workbook or on record; "
        "did you mean “paper-2022”?"
    )


NUMBERS = "indicator,area,period,source,value\n"


@pytest.mark.parametrize(
    ("sheet", "text", "expected"),
    [
        ("units", "code,singular_en,plural_en\na,a,as\na,b,bs\n", "units!A3 duplicate-key"),
        ("units", "code,singular_en\na,a\n", "units!2 missing-heading"),
        ("units", "code,singular_en,plural_en\na,a,as,extra\n", "units!D2 extra-cell"),
        ("unitz", "code\na\n", "unitz unknown-sheet"),
        ("units", "nothing,known\na,a\n", "units no-headings"),
        ("observations", f"{NUMBERS}valid,shanghai,2022,news,1\n", "observations!C2 not-a-date"),
        ("observations", f"{NUMBERS}valid,shanghai,last-spring,news,1\n", "observations!C2 unknown-key"),
        ("observations", f"{NUMBERS}granted,pudong,2022,news,\n", "observations!D2 constraint"),
        (
            "case_numbers",
            "case,position,scheme,value\none,2,court,(2021)沪015民初1号\n",
            "case-numbers!D2 invalid",
        ),
        ("sections", "report,slug,body_en\n2022,courts,file:absent.html\n", "sections!C2 missing-file"),
        ("collection_entries", "collection,position,case\nlist,3,one\n", "collection-entries!B2 constraint"),
    ],
)
def test_what_cannot_stand_is_refused_at_its_place(sheet: str, text: str, expected: str) -> None:
    bring_in(book())
    revisions = Revision.objects.count()
    assert places(sheets_of(**{sheet: text})) == [expected]
    assert Revision.objects.count() == revisions


def test_rows_may_swap_what_must_be_unique() -> None:
    bring_in(book())
    report = bring_in(sheets_of(collection_entries="collection,position,rank\nlist,1,2\nlist,2,1\n"))
    assert report.ok
    assert [entry.rank for entry in CollectionEntry.objects.order_by("position")] == [2, 1]


def test_headings_and_choices_are_read_in_both_languages() -> None:
    data = sheets_of(
        indicators="code,name_en,topic,kind,unit\nnew,New,Judicial protection,Flow (in a period),patent\n"
    )
    bring_in(book())
    assert bring_in(data).ok
    assert Indicator.objects.get(slug="new").topic == "judicial-protection"


def test_what_was_read_otherwise_than_typed_is_a_warning() -> None:
    data = sheets_of(observations="indicator,area,period,source,value\ngranted,shanghai,2021,news,3.5万\n")
    bring_in(book())
    report = bring_in(data)
    assert report.ok
    assert [str(issue) for issue in report.warnings] == ["observations!E2: 3.5万 read as 35000"]
    assert Observation.objects.get(period="2021").value == Decimal(35000)


def test_a_user_without_the_permission_imports_nothing() -> None:
    user = User.objects.create_user("clerk")
    with pytest.raises(PermissionDenied):
        bring_in(sheets_of(units="code,singular_en,plural_en\na,a,as\n"), by=user)
    for verb in ("import", "add"):
        user.user_permissions.add(Permission.objects.get(codename=f"{verb}_unit"))
        with pytest.raises(PermissionDenied):
            bring_in(sheets_of(units="code,singular_en,plural_en\na,a,as\n"), by=User.objects.get(pk=user.pk))
    user.user_permissions.add(Permission.objects.get(codename="change_unit"))
    assert bring_in(
        sheets_of(units="code,singular_en,plural_en\na,a,as\n"), by=User.objects.get(pk=user.pk)
    ).ok


def test_a_file_that_is_no_workbook_is_refused_with_its_reason() -> None:
    (issue,) = bring_in(b"%PDF-1.7", name="paper.xlsx").errors
    assert str(issue) == "paper.xlsx: paper.xlsx is a PDF, not a spreadsheet."


def test_a_file_refused_while_its_rows_are_walked_is_an_error_in_both_languages() -> None:
    too_wide = b"code,name_en\na,A\n" + b"x," * 70
    refused = [issue for issue in bring_in(too_wide, name="units.csv").errors if issue.code == "file-refused"]
    (issue,) = refused
    with override("zh-hans"):
        chinese = issue.expected
    assert issue.expected.startswith("Sheet units has values beyond column BL")
    assert "BL" in chinese
    assert chinese != issue.expected
