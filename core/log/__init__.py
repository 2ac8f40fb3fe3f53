"""The log of events: verifying what arrives, putting it in order, deciding what counts, and snapshots of the result."""
