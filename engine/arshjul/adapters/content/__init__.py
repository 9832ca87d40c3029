"""Content files: workflows, kalendarium, organisation and settings, read from TOML with every finding placed.

``Report`` codes and their arguments are listed in workflows/README.md; words are made at the edge.
"""

from arshjul.adapters.content.folder import ContentFolder, ContentRead, decode
from arshjul.adapters.content.schemas import json_schemas, schema_files

__all__ = ["ContentFolder", "ContentRead", "decode", "json_schemas", "schema_files"]
