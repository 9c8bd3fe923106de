-- People who sign in. Of passwords, sessions and links only hashes are here.
create table users (
  id text primary key,
  -- What they sign in with, in lower case: a name or an e-mail address.
  login text not null unique check (login = lower(login)),
  name text not null,
  role text not null check (role in ('supervisor', 'agent', 'read_only')),
  -- Whose work an agent sees.
  agent text references agents (id),
  -- Argon2id, as a PHC string; null for whoever signs in with the company's account or by a link alone.
  password_hash text,
  disabled_at timestamptz,
  created_at timestamptz not null,
  check ((role = 'agent') = (agent is not null))
);

-- Accounts of an OpenID provider, and who they are here.
create table user_identities (
  issuer text not null,
  subject text not null,
  user_id text not null references users (id) on delete cascade,
  created_at timestamptz not null,
  primary key (issuer, subject)
);

-- `hash`: SHA-256 of the token in the browser's cookie. `id` names a session to whoever it belongs to.
create table sessions (
  hash text primary key,
  id text not null unique,
  user_id text not null references users (id) on delete cascade,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  -- However much it is used.
  expires_at timestamptz not null,
  -- What the browser says it is.
  device text not null
);
create index sessions_of_user on sessions (user_id);

-- Links that work once: without a user the first supervisor is made by it, with one it signs them in.
create table sign_in_links (
  hash text primary key,
  user_id text references users (id) on delete cascade,
  created_at timestamptz not null,
  expires_at timestamptz not null
);

alter table policies add column author text;
