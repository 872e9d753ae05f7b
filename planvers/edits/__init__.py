"""Two revisions of the files of one plan into what was entered, edited and withdrawn. Facts, no judgement."""
