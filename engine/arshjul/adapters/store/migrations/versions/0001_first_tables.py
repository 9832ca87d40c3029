"""The first tables: history, content, documents, notices, mails.

A migration says what it makes in SQL of its own and never asks the declared tables, which go on changing.
"""

from alembic import op

revision = "0001"
down_revision = None

_TABLES = (
    """
    create table meta(
      key   text not null primary key,
      value text not null
    ) strict
    """,
    """
    create table content(
      hash text not null primary key,
      data blob not null,
      constraint content_hash_is_sha256 check (length(hash) = 64)
    ) strict
    """,
    """
    create table in_use(
      key  text not null primary key,
      hash text not null references content(hash)
    ) strict
    """,
    """
    create table history(
      seq   integer not null primary key,
      entry text not null,
      prev  blob not null,
      hash  blob not null unique,
      doc   text    generated always as (json_extract(entry, '$.doc'))   virtual,
      dseq  integer generated always as (json_extract(entry, '$.dseq'))  virtual,
      actor text    generated always as (json_extract(entry, '$.actor')) virtual,
      at    text    generated always as (json_extract(entry, '$.at'))    virtual,
      type  text    generated always as (json_extract(entry, '$.type'))  virtual,
      req   text    generated always as (json_extract(entry, '$.req'))   virtual,
      rseq  integer generated always as (json_extract(entry, '$.rseq'))  virtual,
      constraint history_seq_from_one check (seq >= 1),
      constraint history_entry_is_json check (json_valid(entry)),
      constraint history_prev_is_sha256 check (length(prev) = 32),
      constraint history_hash_is_sha256 check (length(hash) = 32)
    ) strict
    """,
    """
    create table note(
      commitment text not null primary key,
      salt       blob not null,
      text       text not null
    ) strict
    """,
    """
    create table document(
      id       text    not null primary key,
      type     text    not null,
      body     text    not null,
      cycle    integer not null,
      year     integer not null,
      workflow text    not null,
      state    text    not null,
      version  integer not null,
      progress text    not null,
      constraint document_version_counts check (version >= 0),
      constraint document_progress_is_json check (json_valid(progress))
    ) strict
    """,
    """
    create table mail(
      id          integer not null primary key,
      person      text    not null,
      kind        text    not null,
      message_id  text    not null unique,
      address     text    not null,
      content     blob    not null,
      status      text    not null,
      epoch       integer not null,
      attempts    integer not null,
      lease_until text,
      next_try    text,
      reply       text,
      frozen_at   text,
      constraint mail_status_is_known
        check (status in ('claimed', 'dot', 'sent', 'waiting', 'failed', 'overtaken'))
    ) strict
    """,
    """
    create table mail_log(
      id      integer not null primary key,
      mail_id integer not null references mail(id),
      at      text    not null,
      status  text    not null,
      epoch   integer not null,
      reply   text,
      took    integer not null,
      constraint mail_log_took_is_bool check (took in (0, 1))
    ) strict
    """,
    """
    create table notice(
      key        text    not null primary key,
      document   text    not null,
      step       text    not null,
      round      integer not null,
      rung       text    not null,
      person     text    not null,
      kind       text    not null,
      send_on    text    not null,
      due        text    not null,
      role       text    not null,
      body       text,
      instead_of text,
      facts      text    not null,
      status     text    not null,
      mail_id    integer references mail(id),
      constraint notice_facts_is_json check (json_valid(facts)),
      constraint notice_status_is_known
        check (status in ('planned', 'claimed', 'sent', 'failed', 'superseded', 'collapsed'))
    ) strict
    """,
)

_INDEXES = (
    "create unique index history_doc on history(doc, dseq)",
    "create unique index history_req on history(req, rseq)",
    "create index document_cycle on document(cycle)",
    "create index notice_document on notice(document)",
    "create index notice_status on notice(status, send_on)",
    "create index notice_mail on notice(mail_id)",
    "create index mail_status on mail(status)",
    "create index mail_digest on mail(person, kind, frozen_at)",
    "create index mail_log_mail on mail_log(mail_id)",
)

# REPLACE deletes whatever stands in its way without asking the delete trigger (unless recursive_triggers is
# on), so the insert triggers refuse every row that would clash, in the words of the broken constraint.
_TRIGGERS = (
    """
    create trigger history_no_update before update on history begin
      select raise(abort, 'history is append-only: no update');
    end
    """,
    """
    create trigger history_no_delete before delete on history begin
      select raise(abort, 'history is append-only: no delete');
    end
    """,
    """
    create trigger history_in_order before insert on history begin
      select raise(abort, 'history is append-only: seq must follow the last one')
        where new.seq is not (select coalesce(max(seq), 0) + 1 from history);
      select raise(abort, 'history is a chain: prev must be the last hash')
        where new.prev is not coalesce((select hash from history where seq = new.seq - 1), zeroblob(32));
      select raise(abort, 'UNIQUE constraint failed: history.hash')
        where exists (select 1 from history where hash = new.hash);
      select raise(abort, 'UNIQUE constraint failed: history.req, history.rseq')
        where exists (select 1 from history where req = new.req and rseq = new.rseq);
      select raise(abort, 'UNIQUE constraint failed: history.doc, history.dseq')
        where exists (select 1 from history where doc = new.doc and dseq = new.dseq);
    end
    """,
    """
    create trigger mail_log_no_update before update on mail_log begin
      select raise(abort, 'mail_log is append-only: no update');
    end
    """,
    """
    create trigger mail_log_no_delete before delete on mail_log begin
      select raise(abort, 'mail_log is append-only: no delete');
    end
    """,
    """
    create trigger mail_log_no_replace before insert on mail_log
      when exists (select 1 from mail_log where id = new.id) begin
      select raise(abort, 'mail_log is append-only: no replace');
    end
    """,
)


def upgrade() -> None:
    """Make every table, index and trigger."""
    for statement in (*_TABLES, *_INDEXES, *_TRIGGERS):
        op.execute(statement)
