"""From bytes on disk to a loaded plan: files, located tree, fields, records, folder."""
