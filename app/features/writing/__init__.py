"""Writing the findings beside the material."""
