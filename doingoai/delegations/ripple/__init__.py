"""What a moved flight, an absent host or a lost room does to a visit, and what mends it."""
