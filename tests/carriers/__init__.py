"""The shared folder, and a study inside a synced folder, with real carriers: a script that is run and reported."""
