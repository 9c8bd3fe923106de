-- Everything of the first version. Plain PostgreSQL 15; runs unchanged on the embedded database (18).
-- Append-only: once released, this file is never edited; a change is a new file.

-- Who there is. `profile` is the agent as put, `load` the running sum of the open assignments' effort.
create table agents (
  id text primary key,
  version integer not null,
  profile jsonb not null,
  capacity double precision not null,
  load numeric not null default 0,
  last_assigned_at timestamptz,
  presence text not null default 'offline' check (presence in ('online', 'away', 'offline')),
  presence_until timestamptz,
  presence_at timestamptz
);

create table queues (
  id text primary key,
  version integer not null,
  profile jsonb not null,
  capacity double precision
);

create table policies (
  version integer primary key,
  document jsonb not null,
  stored_at timestamptz not null default now()
);

create table accounts (
  id text primary key,
  plan text not null,
  plan_seen_at timestamptz not null,
  plan_changed_at timestamptz
);

-- A ticket as it arrived (up to `claimed`), and where it stands now.
create table tickets (
  id text primary key,
  subject text not null,
  body text not null,
  received_at timestamptz not null,
  requester text,
  account text,
  plan text,
  annual_value double precision,
  channel text,
  claimed jsonb,
  is_history boolean not null,
  status text not null check (status in ('waiting', 'assigned', 'triage', 'resolved', 'closed')),
  -- When the event that set the status happened: a later arrival of an earlier event does not set it back.
  status_at timestamptz,
  outcome jsonb not null default '{}',
  assignee text,
  queue text,
  urgency double precision,
  decision_id text,
  updated_at timestamptz not null,
  version integer not null default 1
);
create index tickets_by_arrival on tickets (received_at, id);
create index tickets_open on tickets (status, received_at, id) where status in ('waiting', 'triage', 'assigned');
create index tickets_by_requester on tickets (requester, received_at) where requester is not null;
create index tickets_by_assignee on tickets (assignee, received_at, id) where assignee is not null;

-- Events, decisions and assignments name their ticket without a foreign key: they are written in the same transaction as
-- the ticket, nothing deletes tickets, and the checks would take a quarter of the time of recording a decision.

-- Everything that came in about a ticket.
create table events (
  position bigint generated always as identity,
  ticket_id text not null,
  id text not null,
  kind text not null,
  at timestamptz not null,
  actor text not null,
  data jsonb not null default '{}',
  primary key (ticket_id, id)
);

-- What decisions have in common, once: rosters by the SHA-256 of their document.
create table rosters (
  hash text primary key,
  document bytea not null
);

-- `document` is the whole decision, packed (docs/decisions/0006). The other columns are for finding and counting.
create table decisions (
  position bigint generated always as identity primary key,
  id text not null unique,
  ticket_id text not null,
  at timestamptz not null,
  mode text not null,
  outcome text not null,
  reason text,
  agent text,
  queue text,
  roster text not null,
  document bytea not null
) with (toast_tuple_target = 8160);
alter table decisions alter column document set storage external;
create index decisions_by_ticket on decisions (ticket_id, position);

-- Who held which ticket from when to when. At most one open row a ticket.
create table assignments (
  id bigint generated always as identity primary key,
  ticket_id text not null,
  agent text not null,
  queue text,
  effort numeric not null,
  assigned_at timestamptz not null,
  ended_at timestamptz,
  ended_by text,
  -- Ended by a resolution that did not last.
  was_reopened boolean not null default false
);
create unique index assignments_open on assignments (ticket_id) where ended_at is null;
create index assignments_open_by_queue on assignments (queue, effort) where ended_at is null;
create index assignments_by_ticket on assignments (ticket_id, id);

-- What became of tickets in somebody's hands; `source` is 'history' (recomputed after an import) or 'live' (kept up by events).
create table track_records (
  agent text not null,
  queue text not null,
  source text not null,
  version bigint not null default 1,
  handled integer not null,
  succeeded integer not null,
  timed integer not null,
  log_minutes double precision not null,
  primary key (agent, queue, source)
);

-- What must be done again before it is next looked at.
create table stale (
  name text primary key
);

create table lessons (
  seq bigint primary key,
  at timestamptz not null,
  ticket_id text not null,
  facet text not null,
  document jsonb not null
);
create table lesson_counter (
  is_only boolean primary key default true check (is_only),
  last_seq bigint not null
);
insert into lesson_counter (last_seq) values (0);

-- Models in pieces, because one may be larger than a message may be.
create table models (
  position bigint generated always as identity primary key,
  version text not null unique,
  trained_at timestamptz not null,
  lesson_seq bigint not null,
  facts jsonb not null
);
create table model_pieces (
  model bigint not null references models (position) on delete cascade,
  number integer not null,
  piece bytea not null,
  primary key (model, number)
);
alter table model_pieces alter column piece set storage external;

create table keys (
  id text primary key,
  name text not null,
  hash text not null unique,
  scopes text[] not null,
  created_at timestamptz not null,
  revoked_at timestamptz
);

create table idempotency (
  key text primary key,
  request_hash text not null,
  status integer not null,
  body text not null,
  at timestamptz not null,
  stored_at timestamptz not null default now()
);
create index idempotency_by_age on idempotency (stored_at);
