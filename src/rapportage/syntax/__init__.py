"""How words hang together: tags, trees, names and who-did-what frames, from a small model of our own."""
