"""Where the built folder begins: the same command as after an installation with pip."""

from app.cli.main import main

main()
