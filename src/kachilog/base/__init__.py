"""What everything stands on: weeks, settings, problems in the data, exceptions."""
