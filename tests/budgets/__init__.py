"""What a page may cost: queries, bytes, requests."""
