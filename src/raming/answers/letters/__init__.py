"""Parliamentary letters: every question in them answered in sentences, from figures of the pack of today."""
