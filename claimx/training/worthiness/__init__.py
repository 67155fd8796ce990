"""Training what is worth checking: the linear model of the core."""
