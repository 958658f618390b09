"""One line in an officer's own words, read into the draft of a visit."""
