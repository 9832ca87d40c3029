"""Every statement of the ordinary paths, as plain SQL; a test resolves each against the declared tables.

Written for ``sqlite3`` itself: the same transaction through SQLAlchemy costs more than the transaction
(docs/decisions/0003-store.md).
"""

DOCUMENT_COLUMNS = "id, type, body, cycle, year, workflow, state, version, progress"
NOTICE_COLUMNS = (
    "key, kind, send_on, due, role, body, instead_of, facts, status, mail_id, "
    "document, step, round, rung, person"
)
MAIL_COLUMNS = (
    "id, person, kind, message_id, address, content, status, epoch, attempts, "
    "lease_until, next_try, reply, frozen_at"
)

META = "select value from meta where key = ?"
SET_META = "insert into meta(key, value) values (?, ?) on conflict(key) do update set value = excluded.value"
RAISE_META = f"{SET_META} where excluded.value > meta.value"

CONTENT = "select data from content where hash = ?"
KEEP_CONTENT = "insert into content(hash, data) values (?, ?) on conflict(hash) do nothing"
IN_USE = "select key, hash from in_use order by key"
TAKE_INTO_USE = """
    insert into in_use(key, hash) values (?, ?) on conflict(key) do update set hash = excluded.hash
"""

# Cast to blob: a damaged row must come out as the bytes it is, not as an error about text.
_ENTRY = "select seq, cast(entry as blob) from history"
ROWS = """
    select seq, coalesce(cast(entry as blob), x''), coalesce(cast(prev as blob), x''),
           coalesce(cast(hash as blob), x'')
    from history where seq > ? order by seq
"""
ENTRIES = f"{_ENTRY} order by seq"
ENTRIES_OF_DOCUMENT = f"{_ENTRY} where doc = ? order by dseq"
ENTRIES_OF_REQUEST = f"{_ENTRY} where req = ? order by rseq"
LAST_ENTRY = "select seq, hash from history order by seq desc limit 1"
APPEND = "insert into history(seq, entry, prev, hash) values (?, ?, ?, ?)"
NOTE = "select salt, cast(text as blob) from note where commitment = ?"
KEEP_NOTE = "insert into note(commitment, salt, text) values (?, ?, ?)"

DOCUMENT = f"select {DOCUMENT_COLUMNS} from document where id = ?"
STATES = "select id, state from document"
# instr first: few documents are part of a joint plan, and json_extract reads all of what it is given
CONDITIONAL = """
    select id, json_extract(progress, '$.joint.counts_as') as counts_as from document
    where instr(progress, '"counts_as":"') > 0
"""
VERSIONS = "select distinct workflow from document"
DOCUMENTS = f"select {DOCUMENT_COLUMNS} from document order by id"
DOCUMENTS_OF_CYCLE = f"select {DOCUMENT_COLUMNS} from document where cycle = ? order by id"
INSERT_DOCUMENT = f"insert into document({DOCUMENT_COLUMNS}) values (?, ?, ?, ?, ?, ?, ?, ?, ?)"
UPDATE_DOCUMENT = """
    update document
    set type = ?, body = ?, cycle = ?, year = ?, workflow = ?, state = ?, version = ?, progress = ?
    where id = ? and version = ?
"""

NOTICES = f"select {NOTICE_COLUMNS} from notice"
LEDGER = "select document, key, status from notice"
LEDGER_OF_DOCUMENT = f"{LEDGER} where document = ?"
INSERT_NOTICE = f"""
    insert into notice({NOTICE_COLUMNS}) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    on conflict(key) do nothing
"""
SET_NOTICE = "update notice set status = ?, mail_id = coalesce(?, mail_id) where key = ?"

MAILS = f"select {MAIL_COLUMNS} from mail"
MAIL_OF = f"select {MAIL_COLUMNS} from mail where message_id = ?"
LAST_DIGEST = "select max(frozen_at) from mail where person = ? and kind = 'digest'"
INSERT_MAIL = """
    insert into mail(person, kind, message_id, address, content, status, epoch, attempts,
                     lease_until, next_try, reply, frozen_at)
    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
# A lease belongs to claimed and dot, a next try to waiting: elsewhere they are cleared unless given anew.
UPDATE_MAIL = """
    update mail
    set status = :status, epoch = coalesce(:new_epoch, epoch), attempts = coalesce(:attempts, attempts),
        reply = coalesce(:reply, reply),
        lease_until = coalesce(:lease_until, case when :status in ('claimed', 'dot') then lease_until end),
        next_try = coalesce(:next_try, case when :status = 'waiting' then next_try end)
    where id = :id and epoch = :epoch
"""
LOG_MAIL = "insert into mail_log(mail_id, at, status, epoch, reply, took) values (?, ?, ?, ?, ?, ?)"


def where_in(column: str, count: int) -> str:
    """A condition that ``column`` is one of ``count`` values."""
    return f"{column} in ({', '.join('?' * count)})"
