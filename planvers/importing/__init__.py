"""A numbered text of somebody else's into a draft of a version: nothing that it says is dropped without a word.

text → lines → page furniture apart → outline (points and sub-points whose numbers run on) → draft.
"""
