"""JSON Schemas for editors, from the same tables that check the files."""

import json
from collections.abc import Mapping

from arshjul.adapters.content.shape import Schema, described
from arshjul.adapters.content.shape_config import CONFIG
from arshjul.adapters.content.shape_kalendarium import KALENDARIUM
from arshjul.adapters.content.shape_statutes import STATUTES
from arshjul.adapters.content.shape_workflow import WORKFLOW

# Draft 7 is what TOML editors (taplo, Even Better TOML) read.
DIALECT = "http://json-schema.org/draft-07/schema#"


def json_schemas() -> Mapping[str, Schema]:
    """The schema of each kind of content file, by the name of its file under schema/."""
    shapes = {"workflow": WORKFLOW, "kalendarium": KALENDARIUM, "config": CONFIG, "statutes": STATUTES}
    return {name: {"$schema": DIALECT, "title": name, **described(shape)} for name, shape in shapes.items()}


def schema_files() -> Mapping[str, str]:
    """The same as the files under schema/, by name: what ``arshjul schema`` writes."""
    return {
        f"{name}.json": json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
        for name, schema in json_schemas().items()
    }
