-- Help desks that Pointsman works beside. `secret` is encrypted (src/secrets.ts) under a key that is not in this database.
create table connections (
  id text primary key,
  vendor text not null,
  settings jsonb not null,
  secret text not null,
  -- Their agents, queues, priorities and fields, and ours.
  mapping jsonb not null,
  created_at timestamptz not null,
  -- Absent until its history has been read: nothing is taken in live before.
  live_from timestamptz,
  -- What keeps it from working; null while it works.
  trouble text,
  troubled_since timestamptz,
  synced_at timestamptz
);

-- How far each feed was read, written together with what was read.
create table connection_cursors (
  connection text not null references connections (id) on delete cascade,
  feed text not null,
  cursor jsonb not null,
  settled_at timestamptz not null,
  facts bigint not null default 0,
  primary key (connection, feed)
);

-- What was read live. `key` tells whether it was read before; kept until nothing so old can come again.
create table connection_facts (
  connection text not null references connections (id) on delete cascade,
  key text not null,
  ticket text not null,
  at timestamptz not null,
  sequence double precision not null,
  document jsonb,
  stored_at timestamptz not null default now(),
  taken_at timestamptz,
  primary key (connection, key)
);
create index connection_facts_to_take on connection_facts (connection, ticket) where taken_at is null;
create index connection_facts_by_age on connection_facts (stored_at) where taken_at is not null;

-- Tickets of ours that are tickets of theirs. `known`: what theirs was when last taken in or written.
create table connected_tickets (
  connection text not null references connections (id) on delete cascade,
  theirs text not null,
  ticket_id text not null unique,
  known jsonb not null,
  primary key (connection, theirs)
);

-- What was about to be written, noted before it was sent, so that it is known as ours when it comes back, whatever happened between.
create table connection_writes (
  id bigint generated always as identity primary key,
  connection text not null references connections (id) on delete cascade,
  theirs text not null,
  mark text not null,
  at timestamptz not null,
  document jsonb not null,
  outcome jsonb
);
create index connection_writes_by_ticket on connection_writes (connection, theirs, id);

-- Connected tickets of which something happened that may have to be written back. `serial` is another whenever something did.
create sequence writes_due_serial;
create table writes_due (
  ticket_id text primary key,
  connection text not null,
  serial bigint not null,
  not_before timestamptz not null default '-infinity',
  attempts integer not null default 0
);
create index writes_due_by_time on writes_due (connection, not_before);
-- Filled by the table of events itself, so that nobody who writes an event can forget it.
create function note_write_due() returns trigger language plpgsql as $$
begin
  insert into writes_due (ticket_id, connection, serial)
  select c.ticket_id, c.connection, nextval('writes_due_serial')
  from connected_tickets c
  where c.ticket_id in (select ticket_id from new_events)
  order by c.ticket_id
  on conflict (ticket_id) do update set serial = excluded.serial, not_before = '-infinity', attempts = 0;
  return null;
end
$$;
create trigger events_write_back after insert on events
  referencing new table as new_events
  for each statement execute function note_write_due();
