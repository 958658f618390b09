"""What is decided and done after a visit."""
