"""The command line: one file for each group of commands. docs/commands.md describes them all."""
