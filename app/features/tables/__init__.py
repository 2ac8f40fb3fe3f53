"""Tables and pictures of what was coded."""
