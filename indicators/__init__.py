"""Numbers: indicators, periods, observations, formatting, charts; may import directory and below."""
