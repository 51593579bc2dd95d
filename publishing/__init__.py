"""Publication: states, revisions, links, audit trail, corrections, citations; may import accounts."""
