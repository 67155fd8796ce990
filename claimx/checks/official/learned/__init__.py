"""Which official figure an amount of people is held against, weighed by what is learnt of labelled statements."""
