"""Areas, sources, organisations and documents as sheets of a workbook."""

from directory.models import Alias, Area, Instrument, Issuer, Organisation, Source
from directory.rules import credit_code
from exchange.cells import Checked, Text
from exchange.sheets import register, sheet

register(
    sheet(Area, "areas", ("code",)),
    sheet(Source, "sources", ("slug",)),
    sheet(Organisation, "organisations", ("slug",), kinds={"credit_code": Checked(Text(), credit_code)}),
    sheet(Alias, "organisation-names", ("organisation", "position")),
    sheet(Instrument, "documents", ("slug",)),
    sheet(Issuer, "document-issuers", ("document", "position"), headings={"instrument": "document"}),
)
