"""Adapters: the world outside, one library each, unaware of each other."""
