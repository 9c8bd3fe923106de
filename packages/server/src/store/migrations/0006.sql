-- What each agent was given lately, in units of effort, and of it what was anything but routine: sums that halve every three
-- and a half days, so that they come to about a week's work. The ground for fair shares.
alter table agents
  add column recent_effort double precision not null default 0,
  add column recent_interesting double precision not null default 0,
  add column recent_at timestamptz;
