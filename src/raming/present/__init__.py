"""Answers as people read them: sentences, tables, charts and documents, in Dutch and English."""
