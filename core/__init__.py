"""The domain: sealed events, the views folded from them, and the commands that make new ones."""

__version__ = "0.1.0"
