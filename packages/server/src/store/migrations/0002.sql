-- Decisions recorded together are packed together: they have most of their words in common, and one call of the packer is
-- cheaper than many (docs/decisions/0006). A decision is line `line` (from 0) of its pack. Those of before keep their document.
create table decision_packs (
  id bigint generated always as identity primary key,
  document bytea not null
) with (toast_tuple_target = 8160);
alter table decision_packs alter column document set storage external;
alter table decisions
  alter column document drop not null,
  add column pack bigint,
  add column line integer,
  add check ((document is null) = (pack is not null and line is not null));
