"""Texts: one normal form, quotes found in them, turns of speakers, and words that came from somebody."""
