"""Årshjul: runs the yearly wheel of a Swedish region or municipality.

The content of a year (workflows, kalendarium, texts, organisation) is files; this package is the program that
reads them. Imports run one way: cli > bootstrap > adapters | views > service > domain > errors.
"""

__version__ = "0.1.0"
