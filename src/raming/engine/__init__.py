"""The heart: survival, supply, demand and intake. Arrays in, arrays out; no files, no labels."""
