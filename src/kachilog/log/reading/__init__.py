"""How what people write is understood: dates, durations, counts and ratings in every clear dress, units."""
