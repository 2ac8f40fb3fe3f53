"""What users may ask for: each command looks at the state and returns decisions, or raises Refused."""
