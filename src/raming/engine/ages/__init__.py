"""An occupation by single age, sex and region over many draws, and the runs of many occupations."""
