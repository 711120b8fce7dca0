"""The command line: one file a verb, the verbs being the questions."""

import gc

# A command lives for a moment and nearly all that it loads stays: looking for cycles meanwhile is a tenth of its time.
gc.set_threshold(100_000)
