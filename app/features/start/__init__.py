"""Opening, creating and joining projects."""
