"""Whether the schema that stands is the declared one: a migration may not lose a trigger or a check."""

import re
import sqlite3
from collections.abc import Iterator, Sequence

from sqlalchemy import create_engine
from sqlalchemy.pool import StaticPool

from arshjul.adapters.store.tables import metadata

TRIGGERS = frozenset(
    {
        "history_in_order",
        "history_no_delete",
        "history_no_update",
        "mail_log_no_delete",
        "mail_log_no_replace",
        "mail_log_no_update",
    }
)
"""What makes history and mail log append-only; SQLModel cannot declare them."""

_CHECK = re.compile(r"\bconstraint\s+(\w+)\s+check\s*(?=\()", re.IGNORECASE)


def differences(connection: sqlite3.Connection) -> Sequence[str]:
    """What stands but is not declared, and what is declared but does not stand; empty when they agree."""
    standing, declared = _shape(connection), _declared()
    found = connection.execute("select name from sqlite_master where type = 'trigger'")
    triggers = {name for (name,) in found}
    return [
        *(f"missing: {fact}" for fact in sorted(declared - standing)),
        *(f"not declared: {fact}" for fact in sorted(standing - declared)),
        *(f"missing: trigger {name}" for name in sorted(TRIGGERS - triggers)),
        *(f"not declared: trigger {name}" for name in sorted(triggers - TRIGGERS)),
    ]


def _declared() -> set[str]:
    connection = sqlite3.connect(":memory:")
    try:
        engine = create_engine("sqlite://", creator=lambda: connection, poolclass=StaticPool)
        metadata.create_all(engine)
        return _shape(connection)
    finally:
        connection.close()


def _shape(connection: sqlite3.Connection) -> set[str]:
    """Everything about the tables that matters, one fact a line."""
    facts = set()
    tables = "select name, sql from sqlite_master where type = 'table' and name <> 'alembic_version'"
    for table, sql in connection.execute(tables).fetchall():
        if table.startswith("sqlite_"):
            continue
        facts |= {f"table {table}", *(f"{table}: check {check}" for check in _checks(sql))}
        facts |= {f"{table}: {fact}" for fact in _facts(connection, table)}
    return facts


def _checks(sql: str) -> Iterator[str]:
    """Each named check with its condition, blanks evened out."""
    for found in _CHECK.finditer(sql):
        depth = 0
        for end in range(found.end(), len(sql)):
            depth += {"(": 1, ")": -1}.get(sql[end], 0)
            if depth == 0:
                yield f"{found[1]} {' '.join(sql[found.end() : end + 1].split())}"
                break


def _facts(connection: sqlite3.Connection, table: str) -> set[str]:
    facts = set()
    for *_, strict in connection.execute(f"pragma table_list('{table}')"):
        facts.add("strict" if strict else "not strict")
    for _, name, kind, needed, default, key, hidden in connection.execute(f"pragma table_xinfo('{table}')"):
        # SQLite leaves "generated always" in the type of a generated column.
        word = kind.upper().partition(" ")[0]
        facts.add(f"column {name} {word} needed={needed} default={default} key={key} hidden={hidden}")
    for row in connection.execute(f"pragma foreign_key_list('{table}')"):
        facts.add(f"column {row[3]} refers to {row[2]}({row[4]})")
    for _, index, unique, origin, _ in connection.execute(f"pragma index_list('{table}')").fetchall():
        columns = [name for *_, name in connection.execute(f"pragma index_info('{index}')")]
        name = index if origin == "c" else f"({origin})"
        facts.add(f"index {name} on {', '.join(columns)} unique={unique}")
    return facts
