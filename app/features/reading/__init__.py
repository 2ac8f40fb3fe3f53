"""Reading and coding a text."""
