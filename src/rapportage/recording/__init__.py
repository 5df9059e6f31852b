"""RECORD: one report to everything it says."""
