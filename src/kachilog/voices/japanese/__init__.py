"""What a Japanese comment says, by its morphemes."""
