"""Results turned into pages: all wording and ordering, and no knowledge of any output format."""
