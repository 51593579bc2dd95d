"""Who and what the portal speaks of: organisations, areas, sources, instruments."""

from directory.models.area import Area
from directory.models.instrument import Instrument, Issuer
from directory.models.organisation import Alias, Organisation
from directory.models.source import Source

__all__ = ["Alias", "Area", "Instrument", "Issuer", "Organisation", "Source"]
