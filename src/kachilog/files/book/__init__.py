"""Our workbook: where its log and its tables stand, its pages, its template."""
