-- Whoever flags a ticket says that it is in the wrong place: proof as well. `truth` is the queue they named, '' for "not here"; for
-- other proofs it is null, and the ticket says.
alter table proofs add column truth text;
create or replace function note_proof() returns trigger language plpgsql as $$
begin
  insert into proofs (ticket_id, at, truth)
  values (new.ticket_id, new.at, case when new.kind = 'flagged' then coalesce(new.data->>'queue', '') end);
  return null;
end
$$;
drop trigger events_prove on events;
create trigger events_prove after insert on events
  for each row when (new.kind in ('resolved', 'overridden', 'flagged')) execute function note_proof();
