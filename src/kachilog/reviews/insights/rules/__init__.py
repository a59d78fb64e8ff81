"""The rules, each of which looks at a week and may have something to say."""
