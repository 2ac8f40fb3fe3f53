"""What is shown to others as proof: audit bundles, signed checkpoints and time stamps."""
