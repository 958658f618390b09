"""What is decided about a mission abroad, one module per stage of it."""
