"""What Årshjul is about, as pure values and functions: no I/O, no clock, no sentences."""
