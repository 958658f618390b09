"""A programme mended after something has happened, with the least change: pure, knows no visit."""
