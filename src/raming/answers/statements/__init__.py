"""What others said in letters and studies, each statement held against what is computed."""
