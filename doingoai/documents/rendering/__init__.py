"""Turns a template and plain values into a document. Knows no word of the department's work."""
