-- Tickets on their way. `life` is the whole of it (core's TicketLife); the columns beside it are drawn from it, for queries.
-- A ticket from before gets its life at the first event; history has none until something happens to it.
alter table tickets
  add column life jsonb,
  add column next_timer_at timestamptz,
  drop constraint tickets_status_check,
  add constraint tickets_status_check check
    (status in ('waiting', 'offered', 'assigned', 'paused', 'triage', 'resolved', 'closed', 'merged', 'spam'));
create index tickets_by_timer on tickets (next_timer_at) where next_timer_at is not null;

-- An offer takes room like an assignment, before it is one.
alter table assignments add column is_offer boolean not null default false;

-- Calendars that targets run on, by what they say.
create table calendars (
  id integer generated always as identity primary key,
  hash text not null unique,
  hours jsonb not null
);

-- A row for each ticket that waits, and for no other, so that looking through them costs the same whatever is closed. Its
-- urgency at any instant follows from the last columns: `timeless` plus what has run off of the target (`clock_from`: open
-- minutes of the calendar since 2000 at which its clock would have started without pauses) and what it has waited (`waits_from`:
-- the same around the clock). Plain doubles, because a hundred thousand of them are worked out at a time.
create table waiting (
  ticket_id text primary key,
  decision_id text,
  -- How far the last decision went: without `auto` the ticket waits for people.
  mode text,
  queue text,
  reason text not null,
  since timestamptz not null,
  held_for text,
  received_at timestamptz not null,
  timeless double precision not null,
  elapsed_weight double precision not null,
  waiting_weight double precision not null,
  target_minutes double precision not null,
  calendar integer,
  clock_from double precision not null,
  waits_from double precision not null
);
create index waiting_held_for on waiting (held_for) where held_for is not null;
-- Those from before keep the urgency they were last given until they are decided again.
insert into waiting (ticket_id, decision_id, mode, queue, reason, since, received_at, timeless, elapsed_weight, waiting_weight,
  target_minutes, clock_from, waits_from)
select t.id, t.decision_id, d.mode, t.queue, coalesce(d.reason, 'undecided'), coalesce(t.status_at, t.received_at), t.received_at,
  coalesce(t.urgency, 0), 0, 0, 1440, (extract(epoch from t.received_at) - 946684800) / 60,
  (extract(epoch from t.received_at) - 946684800) / 60
from tickets t left join decisions d on d.id = t.decision_id
where t.status = 'waiting' and not t.is_history;

-- What is to be done outside, written with what caused it: a row for what one change of a ticket brings about, gone when it is done.
-- `stored_at` is the clock of the machine, for tidying up what nobody ever fetches.
create table outbox (
  id bigint generated always as identity primary key,
  ticket_id text not null,
  effects jsonb not null,
  at timestamptz not null,
  stored_at timestamptz not null default now()
);

-- Work that one process at a time does.
create table leases (
  name text primary key,
  owner text not null,
  until timestamptz not null
);
