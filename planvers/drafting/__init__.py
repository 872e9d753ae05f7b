"""Version files as we write them: what is known of a version, with what is left to a person, as YAML text."""
