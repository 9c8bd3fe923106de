-- The signing secret that a webhook had before the present one, encrypted like it: both sign until then, so that whoever verifies can change over in between.
alter table webhooks add column former_secret text;
alter table webhooks add column former_until timestamptz;
