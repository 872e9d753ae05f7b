"""Results as tables for spreadsheets: one row a fact, the words of the vocabularies, dates as they are recorded."""
