"""案: up to three drafts for the decisions of a page, each with its evidence in figures."""
