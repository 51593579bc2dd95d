"""Records for tests: one module a noun, each with the states a record can stand in."""
