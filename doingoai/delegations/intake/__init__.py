"""
Reading lists of people and the workbook of one delegation.

Pure: bytes and text come in, plain values and remarks come out. Every value that was changed,
every doubt and every fault says where it was found, what was found and how to mend it.
Nothing here touches the database; `actions` decides what is kept.
"""
