"""Help inside the app: chapters with pictures, and the way to the tour."""
