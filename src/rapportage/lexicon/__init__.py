"""What words mean: tables of names, verbs and patterns, for any crisis."""
