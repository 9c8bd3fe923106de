-- Change histories of help desks, row by row as they were read: only ever added to. `key` tells whether a row was read before.
create table history_events (
  ticket text not null,
  key bytea not null,
  at timestamptz not null,
  source integer not null,
  line bigint not null,
  actor text,
  -- What the row sets, what was there before, and whether a ticket may begin with it.
  document jsonb not null,
  primary key (ticket, key)
);

-- How far each file was read, written together with its rows. `digest` is of all that was read: another file of the same name
-- does not pass for the first.
create table history_sources (
  id integer generated always as identity primary key,
  name text not null unique,
  rows bigint not null,
  digest bytea not null
);

-- Tickets of which rows came in since they were last rebuilt.
create table history_pending (
  ticket text primary key
);

-- Tickets rebuilt from their histories: as a file of tickets had them, if one did, and what was set after they arrived.
create table history_rebuilt (
  ticket text primary key,
  base jsonb,
  late text[] not null
);
