"""Pieces of screens that several features use."""
