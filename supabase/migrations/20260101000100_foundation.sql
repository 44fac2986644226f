-- The private schema and the rule that nothing is granted unless a migration says so.

create schema private;
revoke all on schema private from public;
-- Policies call functions of this schema; the tables in it are granted to nobody.
grant usage on schema private to anon, authenticated, service_role;
comment on schema private is 'Not exposed by the API: helpers of policies, triggers, queues, secret mappings.';

-- Supabase grants everything in public to the request roles by default. Here every grant is written out.
alter default privileges in schema public revoke all on tables from anon, authenticated;
alter default privileges in schema public revoke all on sequences from anon, authenticated;
alter default privileges in schema public revoke execute on functions from anon, authenticated;
alter default privileges revoke execute on functions from public;
