"""The audit: every number in an edition's texts against its records, and the records against each other.

Pure, from the bottom up: a text becomes paragraphs (visible), paragraphs numbers (english, chinese), numbers
get the record they mean (facts, affinity, expected, weigh, scene, decide), records are checked (checks), and
an edition becomes findings (edition, findings, binding). Not pure: gathering, texts, standing, wording.
"""
