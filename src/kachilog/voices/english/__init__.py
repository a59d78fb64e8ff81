"""What an English comment says, clause by clause."""
