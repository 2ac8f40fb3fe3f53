"""The history screen: the trail, and the project at any point in time."""
