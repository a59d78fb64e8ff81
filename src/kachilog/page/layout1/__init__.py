"""The pages of the first layout, drawn anew each time: to go once pages are filled in place."""
