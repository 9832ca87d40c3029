"""A catalogue: a code to its sentence, or to several, of which the first that can be filled is said."""

from collections.abc import Mapping

Sentences = Mapping[str, str | tuple[str, ...]]
