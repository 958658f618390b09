"""What is decided about a visit, one module per stage of it."""
