-- What a list of courses costs is guessed to be much the same for any list, so the plan is made once for a session. A plan
-- for each list anew took most of the time in which the facts of one saved course follow.
alter function private.refresh_queued_facts() set plan_cache_mode = 'force_generic_plan';
