"""What makes the buttons and the add-in work on a machine, takes that back, and looks whether it is whole."""
