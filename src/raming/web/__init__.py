"""The web: pages and the HTTP API, served from this machine."""
