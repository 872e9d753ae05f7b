"""A change of a record turned into an edit of the text of its file, in which all else stays byte for byte."""
