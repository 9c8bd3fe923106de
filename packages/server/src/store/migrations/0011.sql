-- Lessons say what they came from and can be taken back, by a lesson that names them: nothing is ever deleted.
alter table lessons
  add column event_id text,
  add column takes_back bigint;
create index lessons_by_ticket on lessons (ticket_id, seq);
create index lessons_by_taken on lessons (takes_back) where takes_back is not null;

-- How distressed customers rated each agent: sums that fade as track records do. `rated` tickets, the sum of their ratings 0–1.
create table distress_ratings (
  agent text primary key,
  version bigint not null default 1,
  rated double precision not null,
  sum double precision not null,
  as_of timestamptz not null
);
