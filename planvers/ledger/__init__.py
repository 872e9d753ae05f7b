"""The record of who said what, read as of a day: who stands where, and what is still open."""
