"""Every address, model, field and noun: a new one is classified in a table here, or the suite is red."""
