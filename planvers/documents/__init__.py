"""Results as JSON documents, for programs: one module a command, written from results and not from pages."""
