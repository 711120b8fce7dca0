"""Tests of what is written about raming: every example is run, every promise of a page is checked."""
