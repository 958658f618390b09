"""The papers of a mission abroad: which there are, what each prints, and how they are made."""
