"""The papers of the yearly plan: submission, decision, the plan itself, submissions of amendments."""
