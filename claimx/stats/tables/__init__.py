"""Published tables of official figures as they are: sheets of cells, and what each layout means."""
