"""From views to files that others can read: one file for each format."""
