"""The sample edition, loaded as it ships."""
