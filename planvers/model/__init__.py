"""What a plan is: frozen data without input, output or judgement."""
