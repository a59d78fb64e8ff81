"""What the tables of a workbook say: settings, KPIs, customer voices, hypotheses."""
