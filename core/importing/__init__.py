"""From a document to a normalised text: one file for each format, and one that chooses."""
