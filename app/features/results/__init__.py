"""The findings as tables."""
