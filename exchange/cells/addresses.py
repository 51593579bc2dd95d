"""Naming cells the way spreadsheets do."""


def column_letters(index: int) -> str:
    """Name a column counted from 0: A, Z, AA."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def column_index(letters: str) -> int:
    """Return the number, counted from 0, of a column named A, Z or AA."""
    index = 0
    for letter in letters:
        index = index * 26 + ord(letter) - 64
    return index - 1


def address(sheet: str, row: int, position: int) -> str:
    """Name a cell: `Sheet!B7` for row 7 and position 1."""
    return f"{sheet}!{column_letters(position)}{row}"
