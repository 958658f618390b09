"""What guests do through their link, and what the office decides about it."""
