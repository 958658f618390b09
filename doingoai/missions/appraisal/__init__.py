"""
The rules of a mission abroad, each asked of the facts and of the figures of the day of departure.

`catalogue` lists every rule and appraises by all of them; `limits`, `conduct` and `timing` hold them
by subject. Nothing here reads a clock, a database or a file.
"""
