"""Revisions of a repository, and the plan files in them, read without checking anything out. Only here is git run."""
