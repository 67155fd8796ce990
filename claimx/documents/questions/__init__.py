"""Parliamentary questions and answers as text: who asks, who answers, when, and whose turn each block is."""
