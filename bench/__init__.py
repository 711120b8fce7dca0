"""Performance as ratios in one run: machines are noisy, so only what stands beside each other counts."""
