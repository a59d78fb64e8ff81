"""The sections of the weekly page, from the top down: each lays out its rows and fills them."""
