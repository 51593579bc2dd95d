"""How any public page behaves: views, machine twins, filters, pagination and caching; knows no noun; may import exchange and below."""
