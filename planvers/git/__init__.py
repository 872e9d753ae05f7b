"""Plan files as they stand in revisions of a git repository. Nothing else runs git, and this changes nothing."""
