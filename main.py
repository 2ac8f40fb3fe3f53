"""Starts the app; at the root because the packaging tool takes the folder of the entry module."""

from app.cli.main import main

main()
