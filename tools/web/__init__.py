"""The app as a page that needs no server: what it is built of, and how."""
