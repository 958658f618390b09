"""
Looks for damage in an installation: what must be true of the whole, beyond what the engine watches.

`kinds` lists every kind of fault with its mending; one module per subject finds them; `checking`
runs them all. Nothing here changes anything.
"""
