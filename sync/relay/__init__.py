"""The relay: a server that stores and passes on what devices of a project send each other, and can read none of it."""
