"""What the readers of messages share: their parts, their text and the marks of earlier messages."""
