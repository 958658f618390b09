"""Small children for the test of limits: each does one thing a parser should not."""
