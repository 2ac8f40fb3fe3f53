"""Pieces of screens, each with one job."""
