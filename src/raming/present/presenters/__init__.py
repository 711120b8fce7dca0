"""Answers as sentences, tables and charts: one file an answer."""
