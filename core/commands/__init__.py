"""What a user may ask: each command looks at the state and answers with events, or refuses with a sentence."""
