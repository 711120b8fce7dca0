"""Charts: one message each, drawn with Altair in one house style, with a text for those who cannot see it."""
