"""From a book to rows: parsed, planned, written; what is wrong is reported all at once."""
