"""What facts refer to: organisations, areas, sources and instruments; may import pages and below."""
