"""What people do with the yearly plan: one function per decision."""
