"""Which passages of two texts are the same undertaking, found from their words alone, and how sure that is."""
