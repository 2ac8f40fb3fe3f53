"""The shared folder, and a study inside a synced folder, with real carriers: scripts that are run and reported."""
