"""What is worth checking: is a sentence a factual claim, and would a fact-checker spend a morning on it."""
