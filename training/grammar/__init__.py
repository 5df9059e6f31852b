"""A grammar of crisis news: sentences with trees, tags and names, for the constructions on which the parser fails."""

from training.grammar.generation import generate

__all__ = ["generate"]
