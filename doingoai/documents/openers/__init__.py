"""What runs in the limited child: opens one file with one heavy parser. Imports nothing of ours."""
