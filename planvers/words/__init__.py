"""Texts cut into words and sentences, and two texts, sequences or spellings compared."""
