"""Numbers: indicators, periods, observations, their formatting, charts and figure references; may import directory and below."""
