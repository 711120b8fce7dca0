"""Draws: random numbers, what is drawn from them, quantiles, and memory and threads for many of them."""
