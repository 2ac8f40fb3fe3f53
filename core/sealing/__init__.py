"""Turning bytes into sealed bytes and back: ciphers, canonical encoding, padding, envelopes, sealed texts and files."""
