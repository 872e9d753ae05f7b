"""Square brackets in a text, the negotiators' sign for wording that is not agreed: read, named and counted."""
