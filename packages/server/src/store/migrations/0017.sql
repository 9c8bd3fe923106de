-- A month is looked back on by when things were decided and taught. Both tables only grow, in the order of time, so an index of
-- ranges of pages is enough: a few kilobytes, next to nothing for each row that comes.
create index decisions_by_time on decisions using brin (at);
create index lessons_by_time on lessons using brin (at);
