-- What a customer's past says beside their own claims: the claims of the account's others, and which plan came before.
alter table accounts add column plan_before text;

-- Only claims whose truth is known: few of all tickets, and none that has just arrived.
create index tickets_claims_by_account on tickets (account, received_at)
  where account is not null and claimed->>'priority' in ('urgent', 'high') and outcome->>'priority' is not null;
