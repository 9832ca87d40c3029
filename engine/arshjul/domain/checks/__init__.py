"""Checks of meaning, one function a rule: each takes content and gives findings, never raises."""
