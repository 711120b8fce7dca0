"""Places: how they are divided, over regions and institutions, and which are filled."""
