-- Which model is in force is written down, with who put it there, when and why; the newest row says it. `returns_to` is the row
-- that going back returns to. No foreign key to `models`: those are tidied away, this is kept.
create table promotions (
  position bigint generated always as identity primary key,
  model text not null,
  at timestamptz not null,
  actor text not null,
  reason text not null,
  returns_to bigint references promotions (position)
);
-- So far the last saved was the champion.
insert into promotions (model, at, actor, reason)
select version, trained_at, 'pointsman', 'was in force before promotions were written down'
from models order by position desc limit 1;

-- The newest ticket a model was trained on: what came later can be used to compare it. `bytes` spares reading the pieces.
alter table models
  add column trained_through timestamptz,
  add column bytes bigint not null default 0;
update models set bytes = (select coalesce(sum(length(piece)), 0) from model_pieces where model = models.position);

-- Trainings, under way and done. At most one runs at a time on all nodes, by the lease `training`.
create table trainings (
  id text primary key,
  started_at timestamptz not null,
  actor text not null,
  kind text not null check (kind in ('asked', 'nightly')),
  seed bigint not null,
  share double precision not null default 0,
  step text not null default 'starting',
  ended_at timestamptz,
  ending jsonb,
  check ((ended_at is null) = (ending is null))
);
create index trainings_by_age on trainings (started_at desc, id);
