"""One rule a node: its value as an explicit matrix, by definition and never by a theorem."""
