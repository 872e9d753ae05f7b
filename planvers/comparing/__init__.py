"""Two versions compared: which points continue which, and what happened to each. Facts, not judgements."""
