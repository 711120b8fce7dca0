"""Documents: briefs and pages set with Typst, from the same sentences, tables and charts."""
