"""Ways of doing the same thing to many parts. Knows nothing of what is done."""
