-- Where the values of every exportable variable come from. What a variable is called, means and may be is in
-- src/lib/domain/exportVariables; a test proves that both name the same variables. The rows are drawn by statements that
-- are put together from these expressions and from nothing that a person wrote.

create table private.export_variable (
	name text primary key check (name ~ '^[a-z][a-z0-9_]{0,23}$'),
	source text not null check (source in ('key', 'course', 'services', 'measurement', 'goal', 'problem', 'work', 'followup', 'answer', 'satisfaction')),
	expression text not null,
	kind text not null check (kind in ('text', 'number', 'boolean', 'date')),
	strength text not null check (strength in ('key', 'quasi', 'sensitive', 'plain')),
	constraint only_quasi_identifiers_are_text_of_the_course check (strength <> 'quasi' or (source = 'course' and kind = 'text'))
);
comment on table private.export_variable is
	'Expressions of the exportable variables, over the course (c), its facts (f), person (p), residence (mu, mo) and services (s), or as an aggregate of the rows (x) under the course.';
comment on column private.export_variable.source is 'Which rows under the course it is an aggregate of; the other sources are one row per course.';

-- Days before the start are told to 90: below stand the codes of what is missing.
create function private.told_days(p_days integer) returns integer
language sql immutable parallel safe
return case when p_days < -90 then -90 else p_days end;

-- Codes of why a value will never come, the same in every variable; −97 and −98 are set when a file is made.
create function private.missing_code(p_reason text) returns integer
language sql immutable parallel safe
return case p_reason when 'not_measured' then -91 when 'refused' then -92 when 'unable' then -93 when 'died' then -94 when 'moved' then -95 when 'not_suitable' then -96 end;

create function private.five_year_band(p_age integer) returns text
language sql immutable parallel safe
return case when p_age < 18 then '0-17' when p_age < 25 then '18-24' when p_age >= 90 then '90+' else (p_age / 5 * 5) || '-' || (p_age / 5 * 5 + 4) end;

insert into private.export_variable (name, source, kind, strength, expression) values
	('course_key', 'key', 'text', 'key', 'd.course_key'),
	('person_key', 'key', 'text', 'key', 'd.person_key'),
	('sex', 'course', 'text', 'quasi', 'f.sex'),
	('age_band', 'course', 'text', 'quasi', 'private.five_year_band(f.age)'),
	('county', 'course', 'text', 'quasi', 'mo.parent_id'),
	('centrality', 'course', 'text', 'quasi', 'mu.centrality_class::text'),
	('kostra', 'course', 'text', 'quasi', 'mu.kostra_group'),
	('year', 'course', 'text', 'quasi', 'f.year::text'),
	('quarter', 'course', 'text', 'quasi', 'f.year || ''Q'' || f.quarter'),
	('diagnosis_group', 'course', 'text', 'quasi', 'f.diagnosis_group'),
	('service_level', 'course', 'text', 'quasi', 'f.service_level'),
	('service_type', 'course', 'text', 'quasi', 'coalesce(f.service_type, ''none'')'),
	('delivery', 'course', 'text', 'quasi', 'f.delivery'),
	('phase', 'course', 'text', 'quasi', 'f.phase'),
	('waiting_days', 'course', 'number', 'plain', 'f.waiting_days'),
	('length_days', 'course', 'number', 'plain', 'f.length_days'),
	('goals_set_days', 'course', 'number', 'plain', 'private.told_days(c.goals_set_on - c.start_date)'),
	('first_assessed_days', 'course', 'number', 'plain', 'private.told_days(c.first_assessed_on - c.start_date)'),
	('registered_days', 'course', 'number', 'plain', 'private.told_days((c.completed_at at time zone ''Europe/Oslo'')::date - c.end_date)'),
	('main_instrument', 'course', 'text', 'plain', 'c.main_instrument'),
	('start_level', 'course', 'number', 'plain', 'f.start_level'),
	('professions', 'course', 'number', 'plain', 'cardinality(c.professions)'),
	('no_goals', 'course', 'boolean', 'plain', 'c.no_goals'),
	('no_work', 'course', 'boolean', 'plain', 'c.no_work'),
	('m3_matured', 'course', 'boolean', 'plain', 'f.m3_matured'),
	('m12_matured', 'course', 'boolean', 'plain', 'f.m12_matured'),
	('work_m12_answered', 'course', 'boolean', 'plain', 'f.work_m12_answered'),
	('referral_date', 'course', 'date', 'plain', 'c.referral_date'),
	('start_date', 'course', 'date', 'plain', 'c.start_date'),
	('end_date', 'course', 'date', 'plain', 'c.end_date'),
	('goals', 'goal', 'number', 'plain', 'count(*)'),
	('goals_scaled', 'goal', 'number', 'plain', 'count(x.attained)'),
	('goals_reached', 'goal', 'number', 'plain', 'count(*) filter (where x.attained >= 0)'),
	('problems', 'problem', 'number', 'plain', 'count(*)'),
	('problems_rated_twice', 'problem', 'number', 'plain', 'count(*) filter (where x.performance_start is not null and x.performance_end is not null)'),
	('hours_start', 'services', 'number', 'plain', 's.hours_start'),
	('hours_end', 'services', 'number', 'plain', 's.hours_end'),
	('need_start', 'services', 'text', 'sensitive', 's.need_start'),
	('need_end', 'services', 'text', 'sensitive', 's.need_end'),
	('living_start', 'services', 'text', 'sensitive', 's.living_start'),
	('living_end', 'services', 'text', 'sensitive', 's.living_end'),
	('applied_for_services', 'services', 'text', 'plain', 's.applied_for_services'),
	('assessed_before_decision', 'services', 'text', 'plain', 's.assessed_before_decision'),
	('individual_plan', 'services', 'text', 'plain', 's.individual_plan'),
	('coordinator', 'services', 'text', 'plain', 's.coordinator'),
	('early_notice', 'services', 'text', 'plain', 's.early_notice'),
	('early_notice_days', 'services', 'number', 'plain', 'private.told_days(s.early_notice_on - c.start_date)'),
	('report_ready', 'services', 'text', 'plain', 's.report_ready'),
	('kin_involved', 'services', 'text', 'plain', 's.kin_involved'),
	('contacts', 'services', 'number', 'plain', 's.contacts'),
	('patient_satisfaction', 'satisfaction', 'text', 'plain', 'max(coalesce(x.level, private.missing_code(x.missing_reason))) filter (where x.respondent = ''patient'')'),
	('kin_satisfaction', 'satisfaction', 'text', 'plain', 'max(coalesce(x.level, private.missing_code(x.missing_reason))) filter (where x.respondent = ''kin'')'),
	('goals_kept_m12', 'answer', 'text', 'plain', 'max(x.goals_kept) filter (where x.timepoint = ''m12'')');

insert into private.export_variable (name, source, kind, strength, expression)
	select 'team_' || replace(p, 'occupational', 'occ'), 'course', 'boolean', 'plain', format('%L = any (c.professions)', p)
	from unnest(array['physician', 'nurse', 'physiotherapist', 'occupational_therapist', 'speech_therapist', 'psychologist', 'neuropsychologist',
		'social_worker', 'social_educator', 'dietitian', 'sports_educator', 'health_worker', 'work_adviser']) p;

-- Every indicator's fact, but for the numbers that stand above and the two that are true for all.
insert into private.export_variable (name, source, kind, strength, expression)
	-- Names of 24 letters: what every program reads.
	select 'ind_' || case i when 'quality_of_life_improved' then 'eq_vas_improved' when 'assessed_before_services' then 'assessed_before' else i end, 'course', case i when 'work_ability_change' then 'number' else 'boolean' end,
		case when i in ('work_m12', 'work_m12_sustained', 'discharged_home') then 'sensitive' else 'plain' end,
		-- As in the published numbers: null while the course is not old enough.
		case when i in ('function_kept_m12', 'work_m12', 'work_m12_sustained', 'work_ability_change', 'followup_m12_done') then format('case when f.m12_matured then f.%I end', i)
			when i = 'followup_planned' then format('case when f.m3_matured then f.%I end', i) else format('f.%I', i) end
	from unnest(array['function_improved', 'function_kept_m12', 'goals_attained', 'copm_improved', 'work_m12', 'work_m12_sustained', 'work_ability_change',
		'quality_of_life_improved', 'no_services_after', 'service_need_reduced', 'discharged_home', 'goals_with_patient', 'function_paired', 'function_first_72h',
		'followup_planned', 'followup_m12_done', 'individual_plan', 'early_notice', 'report_ready', 'team_size', 'assessed_before_services', 'patient_satisfied',
		'kin_satisfied', 'timely', 'new_user']) i;

-- GAS T score as in src/lib/stats/gasTScore.ts, goals correlating 0.3; where every weight is 0 the goals weigh the same.
insert into private.export_variable (name, source, kind, strength, expression)
	select 'gas_' || t.name, 'goal', 'number', 'plain', format($f$50 + 10 * case
		when sum(coalesce(x.importance * x.difficulty, 1)) filter (where x.%1$I is not null) > 0
			then sum(coalesce(x.importance * x.difficulty, 1) * x.%1$I)::float8 / sqrt(0.7::float8 * sum(power(coalesce(x.importance * x.difficulty, 1)::float8, 2)) filter (where x.%1$I is not null)
				+ 0.3::float8 * power(sum(coalesce(x.importance * x.difficulty, 1)) filter (where x.%1$I is not null)::float8, 2))
		else sum(x.%1$I)::float8 / sqrt(0.7::float8 * count(x.%1$I) + 0.3::float8 * power(count(x.%1$I)::float8, 2)) end$f$, t.col)
	from (values ('start', 'start_level'), ('end', 'attained')) t (name, col);
update private.export_variable set expression = format('case when count(x.%I) > 0 then %s end', case name when 'gas_start' then 'start_level' else 'attained' end, expression)
	where name in ('gas_start', 'gas_end');

insert into private.export_variable (name, source, kind, strength, expression)
	select v.name || '_' || t, 'work', v.kind, v.strength, format(v.expression || ' filter (where x.timepoint = %L)', t)
	from unnest(array['start', 'end', 'm3', 'm12']) t
	cross join (values ('work', 'text', 'sensitive', 'max(coalesce(x.state, private.missing_code(x.missing_reason)::text))'),
		('work_percent', 'number', 'sensitive', 'max(x.percent)'),
		('weeks_off_benefit', 'number', 'sensitive', 'max(x.weeks_without_benefit)')) v (name, kind, strength, expression)
	where v.name <> 'weeks_off_benefit' or t in ('m3', 'm12');

insert into private.export_variable (name, source, kind, strength, expression)
	select 'followup_' || t || '_' || v.name, 'followup', v.kind, v.strength, format(v.expression || ' filter (where x.timepoint = %L)', t)
	from unnest(array['m3', 'm12']) t
	cross join (values ('result', 'text', 'sensitive', 'max(x.result)'), ('mode', 'text', 'plain', 'max(x.mode)'),
		('days', 'number', 'plain', 'max(private.told_days(x.done_on - y.end_date))'), ('date', 'date', 'plain', 'max(x.done_on)')) v (name, kind, strength, expression);

insert into private.export_variable (name, source, kind, strength, expression)
	select case when i.id ~ '^[0-9]' then 'm_' else '' end || i.id || '_' || t, 'measurement', 'number', 'plain',
		format('max(coalesce(x.value, private.missing_code(x.missing_reason)::float8)) filter (where x.instrument = %L and x.timepoint = %L)', i.id, t)
	from public.instrument i cross join unnest(array['start', 'end', 'm3', 'm12']) t;

revoke execute on function private.told_days(integer), private.missing_code(text), private.five_year_band(integer) from public, anon, authenticated;

-- The tables that the sources are read from, joined only where a variable asks for them.
create function private.export_from(p_names text[], p_driver text) returns text
language sql stable set search_path = '' as $$
	select p_driver || ' join public.course c on c.id = d.course_id join public.course_fact f on f.course_id = c.id'
		|| ' join public.municipality mu on mu.organisation_id = f.residence_municipality_id join public.organisation mo on mo.id = mu.organisation_id'
		|| coalesce((select ' left join public.course_services s on s.course_id = c.id' where exists (
			select from private.export_variable v where v.name = any (p_names) and v.source = 'services')), '')
		|| coalesce((select string_agg(format(' left join (select x.course_id, %s from public.%I x%s group by x.course_id) %I on %I.course_id = c.id',
				g.columns, g.table_name, case g.source when 'followup' then ' join public.course y on y.id = x.course_id' else '' end
					|| case when g.source = 'measurement' then format(' where x.instrument = any (%L)', (
						select array_agg(i.id) from public.instrument i where exists (
							select from unnest(p_names) n where n like case when i.id ~ '^[0-9]' then 'm\_' else '' end || replace(i.id, '_', '\_') || '\_%'))) else '' end,
				'under_' || g.source, 'under_' || g.source), '' order by g.source)
			from (
				select v.source, t.table_name, string_agg(format('%s as %I', v.expression, v.name), ', ' order by v.name) as columns
				from private.export_variable v
				join (values ('measurement', 'measurement'), ('goal', 'goal'), ('problem', 'copm_problem'), ('work', 'work_state'), ('followup', 'followup'),
					('answer', 'followup_answer'), ('satisfaction', 'satisfaction')) t (source, table_name) on t.source = v.source
				where v.name = any (p_names) group by v.source, t.table_name) g), '');
$$;
comment on function private.export_from(text[], text) is 'The tables of these variables; p_driver names a relation d with course_id.';

-- What a variable is in a statement with those tables. Counts of rows are 0 where there are none.
create function private.export_expression(p_variable private.export_variable) returns text
language sql stable set search_path = '' as $$
	select case
		when p_variable.source in ('key', 'course', 'services') then '(' || p_variable.expression || ')'
		when p_variable.expression like 'count(%' then format('coalesce(%I.%I, 0)', 'under_' || p_variable.source, p_variable.name)
		else format('%I.%I', 'under_' || p_variable.source, p_variable.name) end;
$$;
revoke execute on function private.export_from(text[], text), private.export_expression(private.export_variable) from public, anon, authenticated;
