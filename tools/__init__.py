"""Tools of those who develop the software; nothing of the software imports them."""
