"""The command line: one file for each group of commands. `docs/cli.md` is the contract."""
