"""The tree of codes, as the codebook and the reading screen show it."""
