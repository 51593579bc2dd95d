"""How any public page behaves: views, twins, filters, pagination, caching. Knows no noun."""
