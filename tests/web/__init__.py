"""Tests of the server side of the web."""
