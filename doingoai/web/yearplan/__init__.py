"""Pages of the yearly plan: proposals, consolidation, decision, amendments, comparison."""
