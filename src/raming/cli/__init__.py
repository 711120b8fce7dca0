"""The command line: one file a verb, the verbs being the questions."""
