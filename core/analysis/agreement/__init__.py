"""Agreement between coders: what is counted (units), what is made of it (coefficients), and how sure that is."""
