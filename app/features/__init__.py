"""One folder for each screen of the app; no feature knows another."""
