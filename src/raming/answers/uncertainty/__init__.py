"""What is uncertain, how it is drawn, and what follows: odds, track record, and why a number changed."""
