"""Data in and out: sheets, cells, readers and writers of workbooks; may import publishing and below."""
