"""Both engines do the same with the same sheets: what they stage, refuse, write and take back."""

from __future__ import annotations

from typing import Any
from unittest.mock import patch

import pytest
from django.utils import timezone

from exchange import actions
from exchange.bulk import choosing, reading
from exchange.models import ImportBatch, State
from indicators.models import Observation
from tests.exchange.books import book, bring_in
from tests.exchange.steps import everything, system

pytestmark = pytest.mark.django_db
HEAD = "indicator,area,period,source,value,note\n"
ON_RECORD = HEAD + "".join(
    f"granted,{area},{year},paper-2022,{year * 3},kept {year}\n"
    for area in ("shanghai", "pudong")
    for year in range(2001, 2006)
)
SHEETS = {
    "new": HEAD + "".join(f"granted,pudong,{year},news,{year}.50,\n" for year in range(1990, 2010)),
    "unchanged": ON_RECORD,
    "changed": ON_RECORD.replace("6003", "7000").replace("kept 2004", "other 2004"),
    "blanks clear": ON_RECORD.replace("kept 2002", "").replace("kept 2005", " "),
    "columns absent": (
        "indicator,area,period,source,value\ngranted,pudong,2001,paper-2022,1\ngranted,pudong,1999,news,2\n"
    ),
    "released": HEAD + "granted,shanghai,2022,paper-2022,178301,\ngranted,pudong,2021,news,3,\n",
    "titles and Chinese": (
        "2022年统计数据,,,,\n指标代码,地区,年份,来源,数值（万件）,限定,单位\n"
        "granted,pudong,2011年,news,1.5,超过,件\ngranted,shanghai,２０１２,news,２,,件\nvalid,pudong,2012年末,news,3,,件\n"
    ),
    "typed by people": (
        HEAD + 'granted,pudong,2011,news,"1,234.5",\ngranted,pudong,2012,news,17.83万,\n'
        "granted,pudong,2013,news,12%,\n"
        "granted,pudong, 2014 ,news,００３,＝1\ngranted,pudong,2015,news,1234567890123456.5,\n"
        "granted,pudong,autumn-campaign,news,5,\n"
    ),
    "mistakes": (
        HEAD + "granted,pudong,2011,news,12.3.4,\ngrantd,pudong,2011,news,1,\ngranted,,2012,news,1,\n"
        "granted,pudong,2013,news,1,\ngranted,shanghai,2013,news,1,\ngranted,pudong,2013,news,2,\n"
        "valid,pudong,2014,news,1,\n"
        "granted,pudong,2015,nws,1e5,\ngranted,pudong,long ago,news,1,,beside\n"
        f"granted,pudong,2016,news,0.1234567,{'n' * 40}\ngranted,pudong,2017,news,#DIV/0!,\n"
        "unknown,pudong,2018,news,1,\nunknown,pudong,2018,news,1,\n"
    ),
    "no value and no reason": HEAD + "granted,pudong,2011,news,,\ngranted,pudong,2012,news,4,\n",
    "unknown headings": "indicator,area,period,source,vlaue,value\ngranted,pudong,2011,news,1,2\n",
}


def on_record() -> None:
    bring_in(book())
    assert bring_in(ON_RECORD.encode(), name="observations.csv").ok
    Observation.objects.filter(period="2022").update(released_at=timezone.now())


def taken_in(text: str, engine: str) -> ImportBatch:
    rows = 0 if engine == "bulk" else 1_000
    with patch.object(choosing, "CAREFUL_ROWS", rows), patch.object(reading, "CHUNK", 3):
        batch = actions.upload(name="observations.csv", content=text.encode(), by=system())
        while not actions.stage(batch, 0):
            pass
        assert bool(batch.cursor) == (engine == "bulk")
        return batch


def rows_of(batch: ImportBatch) -> list[dict[str, Any]]:
    own = {"id", "batch_id", "object_id"}
    return [{name: value for name, value in row.items() if name not in own} for row in batch.rows.values()]


def issues_of(batch: ImportBatch) -> list[tuple[Any, ...]]:
    names = (
        "level",
        "place",
        "code",
        "found",
        "expected",
        "params",
        "suggestion",
        "sheet",
        "number",
        "column",
    )
    return sorted(tuple(str(getattr(one, name)) for name in names) for one in batch.issues.all())


@pytest.mark.parametrize("sheet", SHEETS)
def test_both_engines_stage_write_and_take_back_the_same(sheet: str) -> None:
    on_record()
    before, found = everything(), {}
    for engine in ("careful", "bulk"):
        batch = taken_in(SHEETS[sheet], engine)
        done: list[Any] = [batch.state, batch.counts, batch.totals, batch.warnings, batch.progress]
        done += [rows_of(batch), issues_of(batch)]
        assert everything() == before
        if batch.state == State.READY:
            with patch.object(choosing, "CAREFUL_ROWS", 0):
                assert actions.apply(batch, by=system()).conflicts == []
            done += [batch.state, rows_of(batch), everything()]
            if batch.changes:
                assert actions.undo(batch, by=system()).kept == 0
        assert everything() == before
        found[engine] = done
    for careful, bulk in zip(found["careful"], found["bulk"], strict=True):
        assert bulk == careful
