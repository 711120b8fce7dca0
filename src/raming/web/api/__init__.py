"""The same answers over HTTP, and what is kept."""
