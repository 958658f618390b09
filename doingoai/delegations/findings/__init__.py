"""
What is missing, contradictory or dangerous in a visit, told from its facts alone.

`catalogue` lists every kind and finds them all; one module per subject holds the rules and the
checks; `ground` is what the checks look up. Nothing here reads a clock, a database or a file.
"""
