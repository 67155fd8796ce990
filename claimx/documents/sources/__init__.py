"""One file a source: what the public APIs and bulk files answer, recognised by its shape."""
