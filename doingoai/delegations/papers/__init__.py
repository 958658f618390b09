"""The papers of a visit: which kinds there are, what each prints, and how they are made."""
