"""
Backups: one file with one consistent state of the database, all files and a signed list of both.

`container` is the file and its proof, `key_ring` the keys beside it, `tables` the rows as plain
lines, `taking` and `putting_back` the two directions.
"""
