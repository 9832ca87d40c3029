"""What every ``--json`` answer has in common: one object with the version of its shape."""

SCHEMA = 1


def envelope(**data: object) -> dict[str, object]:
    """The top object: the schema's version first, then the data."""
    return {"schema": SCHEMA, **data}
