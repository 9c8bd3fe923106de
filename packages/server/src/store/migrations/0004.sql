-- Records by kind of ticket (the topic where it is known, else the queue), as sums that fade with age.
alter table track_records
  drop constraint track_records_pkey,
  alter column handled type double precision,
  alter column succeeded type double precision,
  alter column timed type double precision,
  add column kind text,
  add column log_squares double precision not null default 0,
  add column as_of timestamptz not null default now();
-- What was kept so far says nothing about spread: a factor of e^½ either way, as handling times usually have.
update track_records set kind = queue, log_squares = case when timed > 0 then log_minutes ^ 2 / timed + 0.25 * timed else 0 end;
alter table track_records
  alter column kind set not null,
  alter column as_of drop default,
  add primary key (agent, kind, source);
-- What came in as history is worked out again, with topics.
insert into stale (name) values ('history_records') on conflict do nothing;
