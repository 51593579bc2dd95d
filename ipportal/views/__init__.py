"""Pages of the portal as a whole: front page, about pages, glossary, corrections, errors, probes."""
