"""Notes on the headings of a sheet: their text, and the boxes that spreadsheet programs show them in."""

from collections.abc import Sequence

from exchange.cells.addresses import column_letters
from exchange.writers.markup import DECLARATION, MAIN, escaped
from exchange.writers.sheet import OutColumn

_AUTHOR = "IP Portal"
_BOX = (
    '<v:shape id="_x0000_s{number}" type="#_x0000_t202" fillcolor="#ffffe1" o:insetmode="auto" '
    'style="position:absolute;margin-left:59.25pt;margin-top:1.5pt;width:320px;height:160px;z-index:1;'
    'visibility:hidden"><v:fill color2="#ffffe1"/><v:shadow color="black" obscured="t"/>'
    '<v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"><div style="text-align:left"/>'
    '</v:textbox><x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/>'
    "<x:AutoFill>False</x:AutoFill><x:Row>0</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>"
)
_BOXES = (
    '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:x="urn:schemas-microsoft-com:office:excel"><o:shapelayout v:ext="edit">'
    '<o:idmap v:ext="edit" data="1"/></o:shapelayout><v:shapetype id="_x0000_t202" coordsize="21600,21600" '
    'o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/>'
    '<v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>{boxes}</xml>'
)
_FIRST_BOX = 1026


def notes_part(columns: Sequence[OutColumn]) -> str:
    """Return the texts of the notes."""
    notes = "".join(
        f'<comment ref="{column_letters(position)}1" authorId="0"><text>'
        f'<t xml:space="preserve">{escaped(column.note)}</t></text></comment>'
        for position, column in _noted(columns)
    )
    return (
        f'{DECLARATION}<comments xmlns="{MAIN}"><authors><author>{_AUTHOR}</author></authors>'
        f"<commentList>{notes}</commentList></comments>"
    )


def boxes_part(columns: Sequence[OutColumn]) -> str:
    """Return the drawing of the boxes, in the one form that every program reads."""
    boxes = (
        _BOX.format(number=number, column=position)
        for number, (position, _column) in enumerate(_noted(columns), start=_FIRST_BOX)
    )
    return _BOXES.format(boxes="".join(boxes))


def has_notes(columns: Sequence[OutColumn]) -> bool:
    """Tell whether any heading has a note."""
    return any(column.note for column in columns)


def _noted(columns: Sequence[OutColumn]) -> list[tuple[int, OutColumn]]:
    return [(position, column) for position, column in enumerate(columns) if column.note]
