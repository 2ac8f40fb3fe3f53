"""The workspace in which a recording is transcribed: a page of its own, beside the app's, on the same server."""
