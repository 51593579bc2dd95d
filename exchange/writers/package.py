"""The parts of an .xlsx around its sheets: what it holds, how its parts relate, and its styles."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from exchange.writers.markup import DECLARATION, MAIN, RELATIONS, escaped

_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument"
_HIDDEN = ' state="hidden"'
NOTES = "rId1"  # the relation of a sheet to the boxes of its notes
# Numbers; text, which keeps a spreadsheet from reading it as a number, date or formula; headings.
STYLES = (
    f'{DECLARATION}<styleSheet xmlns="{MAIN}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/>'
    '<family val="2"/></font><font><b/><sz val="11"/><name val="Calibri"/><family val="2"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill>'
    '<patternFill patternType="gray125"/></fill></fills>'
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
    '<xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/>'
    '</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>'
    "</styleSheet>"
)


@dataclass(frozen=True, slots=True)
class Page:
    """A sheet that is in the package: its number from 1, its name, and whether it is hidden or has notes."""

    number: int
    name: str
    hidden: bool
    notes: bool

    @property
    def part(self) -> str:
        """The name of its part."""
        return f"xl/worksheets/sheet{self.number}.xml"


def parts_around(pages: Sequence[Page]) -> Iterator[tuple[str, str]]:
    """Yield name and content of every part that follows from which sheets there are."""
    yield "[Content_Types].xml", _content_types(pages)
    yield "_rels/.rels", _relations([("officeDocument", "xl/workbook.xml")])
    yield "xl/workbook.xml", _workbook(pages)
    related = [("worksheet", f"worksheets/sheet{page.number}.xml") for page in pages]
    yield "xl/_rels/workbook.xml.rels", _relations([*related, ("styles", "styles.xml")])
    yield "xl/styles.xml", STYLES
    for page in pages:
        if page.notes:
            boxes = ("vmlDrawing", f"../drawings/vmlDrawing{page.number}.vml")
            notes = ("comments", f"../comments{page.number}.xml")
            yield f"xl/worksheets/_rels/sheet{page.number}.xml.rels", _relations([boxes, notes])


def _content_types(pages: Sequence[Page]) -> str:
    kinds = [("/xl/workbook.xml", "sheet.main"), ("/xl/styles.xml", "styles")]
    kinds += [(f"/{page.part}", "worksheet") for page in pages]
    kinds += [(f"/xl/comments{page.number}.xml", "comments") for page in pages if page.notes]
    overrides = "".join(
        f'<Override PartName="{part}" ContentType="{_TYPE}.spreadsheetml.{kind}+xml"/>'
        for part, kind in kinds
    )
    return (
        f'{DECLARATION}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Default Extension="vml" ContentType="{_TYPE}.vmlDrawing"/>{overrides}</Types>'
    )


def _workbook(pages: Sequence[Page]) -> str:
    listed = "".join(
        f'<sheet name="{escaped(page.name)}" sheetId="{page.number}"{_HIDDEN if page.hidden else ""} '
        f'r:id="rId{page.number}"/>'
        for page in pages
    )
    return (
        f'{DECLARATION}<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}"><bookViews><workbookView/></bookViews>'
        f"<sheets>{listed}</sheets></workbook>"
    )


def _relations(targets: Sequence[tuple[str, str]]) -> str:
    listed = "".join(
        f'<Relationship Id="rId{number}" Type="{RELATIONS}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, start=1)
    )
    return f'{DECLARATION}<Relationships xmlns="{_PACKAGE}/relationships">{listed}</Relationships>'
