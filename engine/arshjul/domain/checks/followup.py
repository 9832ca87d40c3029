"""Findings about how a plan is followed up: each has a place in the plan's workflow file."""

from collections.abc import Mapping

from arshjul.domain.findings import Finding, Path, Place, Severity
from arshjul.domain.workflow import Workflow


def at(
    workflow: Workflow,
    code: str,
    path: Path,
    facts: Mapping[str, object],
    severity: Severity = Severity.WARNING,
) -> Finding:
    """A finding about one place of a workflow file."""
    return Finding(code, severity, Place(workflow.file, path), workflow.id, arguments=facts)
