"""Appearance, language and security of this device."""
