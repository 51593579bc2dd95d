"""Gates of the house: each rule that a machine can hold, and a planted violation that shows it red."""
