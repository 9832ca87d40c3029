"""Use cases, one module each. They see the world only through the protocols in ``ports``."""
