"""Where a study lies: what keeps it from being mixed up with other copies of it."""
