"""Commands about what is public."""
