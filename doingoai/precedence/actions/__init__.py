"""Decisions about the order of precedence, about single events, and about forms of address."""
