"""What is kept between visits and runs: records in a database, half-finished runs in a folder."""
