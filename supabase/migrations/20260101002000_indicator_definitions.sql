-- All thirty indicators. What kind of number each is decides how it is added up, how sure it is, and how it is written.

alter table public.indicator_definition
	add column kind text check (kind in ('proportion', 'mean', 'median', 'rate', 'coverage')),
	add column value_unit text check (value_unit in ('share', 'points', 'days', 'contacts', 'per_1000')),
	drop constraint indicator_definition_better_check,
	add constraint indicator_definition_better_check check (better in ('higher', 'lower', 'neither')),
	add constraint a_unit_follows_its_kind check (case kind
		when 'mean' then value_unit = 'points'
		when 'median' then value_unit in ('days', 'contacts')
		when 'rate' then value_unit = 'per_1000'
		else value_unit = 'share' end),
	add constraint both_thresholds_or_none check ((green is null) = (yellow is null)),
	add constraint thresholds_have_a_source check ((green is null) = (threshold_source = 'none')),
	add constraint thresholds_stand_in_the_better_direction check (case better
		when 'higher' then green > yellow
		when 'lower' then green < yellow
		else green is null end),
	add constraint thresholds_of_shares_are_shares check (value_unit <> 'share' or (green between 0 and 1 and yellow between 0 and 1));
comment on column public.indicator_definition.kind is
	'proportion: met of all; mean, median: of one number per course; rate: courses per residents; coverage: registered of what another source counts.';
comment on column public.indicator_definition.value_unit is
	'What the value, its interval and the thresholds are counted in; share is from 0 to 1.';
comment on column public.indicator_definition.better is
	'Where a change is for the better; neither: more and less are read as they are, and are never judged.';
comment on column public.indicator_definition.threshold_source is
	'Where the thresholds come from, by a code with a text in the message files; none: nobody has set any.';

update public.indicator_definition d set kind = 'proportion', value_unit = 'share', position = p.position
from (values ('function_improved', 1), ('goals_attained', 3), ('work_m12', 5), ('function_paired', 13), ('followup_m12_done', 16), ('patient_satisfied', 23))
	p (id, position)
where p.id = d.id;

insert into public.indicator_definition (id, version, valid_from, position, level, kind, value_unit, better, green, yellow, threshold_source, matures_after_days) values
	('function_kept_m12', 1, '2020-01-01', 2, 'outcome', 'proportion', 'share', 'higher', 0.70, 0.55, 'proposal', 365),
	('copm_improved', 1, '2020-01-01', 4, 'outcome', 'proportion', 'share', 'higher', 0.60, 0.45, 'proposal', 0),
	('work_m12_sustained', 1, '2020-01-01', 6, 'outcome', 'proportion', 'share', 'higher', null, null, 'none', 365),
	('work_ability_change', 1, '2020-01-01', 7, 'outcome', 'mean', 'points', 'higher', null, null, 'none', 365),
	('quality_of_life_improved', 1, '2020-01-01', 8, 'outcome', 'proportion', 'share', 'higher', null, null, 'none', 0),
	('no_services_after', 1, '2020-01-01', 9, 'outcome', 'proportion', 'share', 'higher', 0.60, 0.45, 'everyday_rehabilitation', 0),
	('service_need_reduced', 1, '2020-01-01', 10, 'outcome', 'proportion', 'share', 'higher', null, null, 'none', 0),
	('discharged_home', 1, '2020-01-01', 11, 'outcome', 'proportion', 'share', 'higher', null, null, 'none', 0),
	('goals_with_patient', 1, '2020-01-01', 12, 'process', 'proportion', 'share', 'higher', 0.90, 0.70, 'goal_form_in_use', 0),
	('function_first_72h', 1, '2020-01-01', 14, 'process', 'proportion', 'share', 'higher', 0.90, 0.75, 'proposal', 0),
	('followup_planned', 1, '2020-01-01', 15, 'process', 'proportion', 'share', 'higher', 0.60, 0.20, 'fixed_followup_today', 92),
	('individual_plan', 1, '2020-01-01', 17, 'process', 'proportion', 'share', 'higher', null, null, 'none', 0),
	('early_notice', 1, '2020-01-01', 18, 'process', 'proportion', 'share', 'higher', 0.90, 0.70, 'proposal', 0),
	('report_ready', 1, '2020-01-01', 19, 'process', 'proportion', 'share', 'higher', 0.90, 0.70, 'proposal', 0),
	('team_size', 1, '2020-01-01', 20, 'process', 'proportion', 'share', 'higher', 0.90, 0.75, 'proposal', 0),
	('assessed_before_services', 1, '2020-01-01', 21, 'process', 'proportion', 'share', 'higher', 0.80, 0.50, 'proposal', 0),
	('timely', 1, '2020-01-01', 22, 'process', 'proportion', 'share', 'higher', 0.80, 0.60, 'proposal', 0),
	('kin_satisfied', 1, '2020-01-01', 24, 'experience', 'proportion', 'share', 'higher', 0.90, 0.75, 'proposal', 0),
	('waiting_days', 1, '2020-01-01', 25, 'use', 'median', 'days', 'lower', null, null, 'none', 0),
	('length_days', 1, '2020-01-01', 26, 'use', 'median', 'days', 'neither', null, null, 'none', 0),
	('contacts', 1, '2020-01-01', 27, 'use', 'median', 'contacts', 'neither', null, null, 'none', 0),
	('new_user', 1, '2020-01-01', 28, 'use', 'proportion', 'share', 'neither', null, null, 'none', 0),
	('per_1000', 1, '2020-01-01', 29, 'use', 'rate', 'per_1000', 'neither', null, null, 'none', 0),
	('coverage', 1, '2020-01-01', 30, 'use', 'coverage', 'share', 'higher', 0.80, 0.60, 'proposal', 0);

alter table public.indicator_definition
	alter column kind set not null,
	alter column value_unit set not null;
