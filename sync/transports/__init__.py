"""The ways by which sealed bytes travel. Each is thin: what they carry is decided elsewhere."""
