"""Carries sealed events between devices, and cannot read them."""
