"""A text with its codings: highlighted spans, lines as laid out, and bars in the margin."""
