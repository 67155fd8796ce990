"""Claims held against each other and against the record: ``run`` calls every checker over each document."""
