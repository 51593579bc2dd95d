"""Publication: states, revisions, links, audit trail, corrections and citations of any noun; may import accounts."""
