"""Shapes that pass between rooms, and nothing else: no reading, no arithmetic beyond their own."""
