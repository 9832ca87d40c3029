"""Pure output: values to words, tables and plain data. Nothing here prints or reads a clock."""
