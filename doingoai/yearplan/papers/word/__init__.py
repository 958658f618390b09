"""One module for each kind of paper: what it prints (`context`) and how it looks (`build`)."""
