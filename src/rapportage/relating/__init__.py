"""RELATE: how two parties stand to each other over days."""
