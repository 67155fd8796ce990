"""Claims held against each other and against the record."""
