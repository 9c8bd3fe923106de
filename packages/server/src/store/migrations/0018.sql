-- A help desk's word that something is new there: when one last came, and which ones came, so that what was overheard is not believed
-- a second time. Nothing that such a word says is kept: it only makes Pointsman look.
alter table connections add column heard_at timestamptz;
create table connection_messages (
  connection text not null references connections (id) on delete cascade,
  message text not null,
  stored_at timestamptz not null default now(),
  primary key (connection, message)
);
create index connection_messages_by_age on connection_messages (stored_at);
