-- What was first read of each ticket, whether it was acted on alone, and where it proved to belong: the ground for thresholds and
-- for the alarm. Drawn from `decisions` and `events` a moment later by one process, so that recording a decision costs nothing more.
alter table decisions
  add column read_as text,
  add column confidence double precision,
  add column in_scope double precision,
  add column model text;
create table readings (
  ticket_id text primary key,
  position bigint not null,
  at timestamptz not null,
  -- The queue read; null where the reader abstained.
  read_as text,
  confidence double precision not null,
  in_scope double precision not null,
  -- Without the lessons learned since.
  model text not null,
  acted boolean not null,
  -- The queue of whoever resolved it, or of the person who overrode the decision.
  truth text,
  proved_at timestamptz
);
create index readings_by_time on readings (at desc);
create index readings_proved on readings (model, at desc) where proved_at is not null;

-- Tickets of which something was said that may prove where they belong, until it has been taken in. Filled by the table of events
-- itself, so that nobody who writes an event can forget it.
create table proofs (
  id bigint generated always as identity primary key,
  ticket_id text not null,
  at timestamptz not null
);
create function note_proof() returns trigger language plpgsql as $$
begin
  insert into proofs (ticket_id, at) values (new.ticket_id, new.at);
  return null;
end
$$;
create trigger events_prove after insert on events
  for each row when (new.kind in ('resolved', 'overridden')) execute function note_proof();

-- How far that has come: decisions up to this position, and how many tickets have been proved right or wrong in all.
create table trust_progress (
  is_only boolean primary key default true check (is_only),
  position bigint not null default 0,
  proved bigint not null default 0
);
-- What was decided before this version is not looked at: how it was read is not in a column.
insert into trust_progress (position) select coalesce(max(position), 0) from decisions;

-- Thresholds, by version; the newest is in force.
create table risk_calculations (
  version integer primary key,
  at timestamptz not null,
  model text not null,
  proved bigint not null,
  document jsonb not null
);

-- What the alarm keeps from ticket to ticket, by queue; '' is for all of them.
create table drift (
  queue text primary key,
  model text not null,
  state jsonb not null
);

-- Alarms. While one is on, what would be `auto` is `suggest`; a person ends it, for a queue or for all.
create table alarms (
  id bigint generated always as identity primary key,
  queue text,
  at timestamptz not null,
  sign text not null,
  because text not null,
  model text not null,
  except_queues text[] not null default '{}',
  endings jsonb not null default '[]',
  ended_at timestamptz
);
create index alarms_on on alarms (id) where ended_at is null;

-- An alarm is no ticket's.
alter table outbox alter column ticket_id drop not null;
