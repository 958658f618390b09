"""Spreadsheets of proposals: the blank one, and reading what a unit sends back."""
