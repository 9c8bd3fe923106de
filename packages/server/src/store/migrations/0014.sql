-- Reports that take long to make: the newest of each kind that was made, and the one being made, or what became of it.
create table reports (
  kind text not null,
  id text not null,
  started_at timestamptz not null,
  actor text not null,
  asked jsonb not null,
  share double precision not null default 0,
  step text not null default 'starting',
  ended_at timestamptz,
  -- Why it failed; null for one that was made or is being made.
  failure text,
  -- What it says; null until it is made.
  made jsonb,
  primary key (kind, id)
);
create index reports_newest on reports (kind, started_at desc, id desc);
