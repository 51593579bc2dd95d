"""Three small papers of towns that do not exist, every number invented for the test, and mistakes for them.

`records.csv` and `texts.csv` are the papers. Each row of `plants.csv` is one mistake: ``right`` is what the
text says, ``wrong`` what is put in its place, ``found`` what the audit says of it. `traps.csv` holds
sentences whose numbers are no mistake. All four are tables that an editor can read, and lengthen.
"""
