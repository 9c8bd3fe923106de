-- Webhooks out. Secrets are encrypted (secrets.ts) under a key that is not in the database.
create table webhooks (
  id text primary key,
  url text not null,
  name text not null,
  events text[] not null,
  secret text not null,
  created_at timestamptz not null,
  -- Since when nothing has been taken; null while it works.
  failing_since timestamptz,
  disabled_at timestamptz,
  disabled_because text
);

-- What webhooks may have to tell, written with what caused it and only while there is a webhook; gone once messages are made of it.
create table webhook_news (
  id bigint generated always as identity primary key,
  ticket_id text,
  decision text,
  effects jsonb not null,
  at timestamptz not null
);

-- The bytes that are sent, the same at every attempt; `id` is `webhook-id`.
create table webhook_messages (
  id text primary key,
  type text not null,
  ticket_id text,
  at timestamptz not null,
  payload text not null,
  stored_at timestamptz not null default now()
);
create index webhook_messages_by_age on webhook_messages (stored_at);

-- A message on its way to one webhook.
create table webhook_deliveries (
  id bigint generated always as identity primary key,
  webhook text not null references webhooks (id) on delete cascade,
  message text not null references webhook_messages (id) on delete cascade,
  state text not null check (state in ('waiting', 'delivered', 'failed')),
  attempts integer not null default 0,
  -- While waiting: when it is next tried. Whoever tries it moves this on first, so that nobody else does, and a dying process loses nothing.
  next_at timestamptz,
  unique (webhook, message)
);
create index webhook_deliveries_due on webhook_deliveries (webhook, next_at) where state = 'waiting';
create index webhook_deliveries_by_message on webhook_deliveries (message);

-- What was tried: `status` of the answer, or what kept an answer from coming.
create table webhook_attempts (
  id bigint generated always as identity primary key,
  delivery bigint not null references webhook_deliveries (id) on delete cascade,
  at timestamptz not null,
  milliseconds integer not null,
  status integer,
  error text
);
create index webhook_attempts_by_delivery on webhook_attempts (delivery, id);

-- Webhooks in: how what they send is verified and read.
create table hooks (
  id text primary key,
  name text not null,
  scheme text not null,
  secret text not null,
  settings jsonb not null,
  created_at timestamptz not null
);

-- What was taken in, so that it is taken in once: the sender's id of it, and the signature it came with.
create table hook_messages (
  hook text not null references hooks (id) on delete cascade,
  message text not null,
  signature text not null,
  stored_at timestamptz not null default now(),
  primary key (hook, message)
);
create index hook_messages_by_age on hook_messages (stored_at);
