"""How the weights of the syntax model are made: text, training, averaging, export. Needs the extra "training"; see README.md."""
