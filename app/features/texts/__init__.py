"""The list of texts, and importing."""
