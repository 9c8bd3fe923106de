-- Decisions of shadow and suggest beside what people did. A ticket that ended and has such a decision is due until it was
-- compared; `version` is the ticket's, so that what happens meanwhile makes it due again.
create table comparisons_due (
  ticket_id text primary key,
  version integer not null
);

-- A row for each such decision whose ticket has ended; `id` is the decision's. The other columns are for finding and
-- counting, `document` is the whole of it (core's Comparison and what is known around it). A discrepancy is open until it
-- has a verdict.
create table comparisons (
  id text primary key,
  ticket_id text not null,
  ended_at timestamptz not null,
  mode text not null,
  -- Pointsman's, and where people resolved it.
  queue text,
  people_queue text,
  result text not null check (result in ('agreed', 'discrepancy', 'abstained')),
  facets text[] not null,
  cost double precision not null,
  document jsonb not null,
  verdict text
);
create index comparisons_by_cost on comparisons (cost desc, id desc) where result = 'discrepancy';
create index comparisons_by_time on comparisons (ended_at, id);
create index comparisons_by_ticket on comparisons (ticket_id);

-- What people said about discrepancies; one in force for each. Undoing ends one and never deletes it.
create table verdicts (
  position bigint generated always as identity primary key,
  id text not null unique,
  comparison text not null references comparisons (id),
  at timestamptz not null,
  actor text not null,
  document jsonb not null,
  lessons bigint[] not null,
  undone_at timestamptz,
  undone_by text
);
create unique index verdicts_in_force on verdicts (comparison) where undone_at is null;
