"""Measures doingoai against its performance goals: `python -m bench`. Part of no installation."""
