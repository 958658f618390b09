"""One module per kind of Word paper: `context` gives what it prints, `build` lays out its template."""
