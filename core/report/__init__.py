"""The validity review: what an examiner needs to follow how the categories came about, as one file."""
