"""What papers of every sort share when they are written: headings, gaps, names of files, digests."""
