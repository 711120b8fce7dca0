"""The questions: one file each, from a pack and a choice to figures with what they rest on."""
