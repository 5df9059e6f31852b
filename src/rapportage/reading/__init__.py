"""READ: any payload to a clean Report."""
