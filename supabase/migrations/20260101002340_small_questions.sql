-- A server starts parallel workers and compiles a plan where it guesses that much is to be read. The questions of a page
-- read little by key, and their plans are kept for any question: starting two workers took 60 of 90 ms, compiling seconds.
do $$
begin
	execute format('alter database %I set max_parallel_workers_per_gather = 0', current_database());
	execute format('alter database %I set jit = off', current_database());
end $$;
