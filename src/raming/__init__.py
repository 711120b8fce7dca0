"""Open health-workforce planning: from published figures to a defensible training intake."""

__version__ = "0.1.0"
