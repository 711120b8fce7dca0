"""Charts that only the pages show, in the house style of all others."""
