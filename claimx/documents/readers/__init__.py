"""One file a format: each turns the bytes of a file into text with drafts, or into the parts it holds."""
