-- Case mix models: fitted by the server on counts of covariate patterns, frozen here per indicator and year.

create table public.case_mix_model (
	indicator text not null,
	year smallint not null,
	frozen_on date not null,
	kind text not null check (kind in ('proportion', 'mean')),
	terms jsonb not null check (jsonb_typeof(terms) = 'array'),
	fit jsonb not null check (jsonb_typeof(fit) = 'object'),
	primary key (indicator, year),
	constraint a_year_is_over_when_its_model_is_frozen check (frozen_on > make_date(year, 12, 31))
);
comment on table public.case_mix_model is
	'What is expected of a course by its case mix, per indicator and year of the end date: fitted once on the whole nation, never changed. Published; no category has fewer than 20 courses.';
comment on column public.case_mix_model.terms is 'Intercept, then covariate by covariate: category, coefficient, standard error (null: the reference), courses.';
comment on column public.case_mix_model.fit is 'How well the model fits, which categories were joined to the reference and which covariates were left out.';

alter table public.case_mix_model enable row level security;
create policy "anyone may read the models" on public.case_mix_model for select to anon, authenticated using (true);
revoke all on public.case_mix_model from anon, authenticated, service_role;
grant select on public.case_mix_model to anon, authenticated;
grant select, insert on public.case_mix_model to service_role;

create function private.models_stay_frozen() returns trigger
language plpgsql set search_path = '' as $$
begin
	raise exception using errcode = 'PT409', message = 'model_is_frozen',
		detail = 'A case mix model is never changed: published ratios rest on it.';
end $$;
create trigger models_stay_frozen before update or delete on public.case_mix_model
	for each row execute function private.models_stay_frozen();

-- One value and not rows: an answer of rows is cut at a number that the API decides, and a year has more patterns than that.
create function public.case_mix_patterns(p_indicator text, p_year integer) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
	v_matured text;
	v_value text;
	v_patterns jsonb;
begin
	-- Only a known indicator's name is ever put into the query as a column.
	select
		case when d.matures_after_days > 92 then 'f.m12_matured' when d.matures_after_days > 0 then 'f.m3_matured' else 'true' end,
		case d.kind when 'proportion' then 'f.%I::integer' when 'mean' then 'f.%I' end
	into v_matured, v_value
	from public.indicator_definition d where d.id = p_indicator order by d.version desc limit 1;
	if v_value is null then
		raise exception using errcode = 'PT422', message = 'indicator_has_no_model',
			detail = 'Case mix models are made for proportions and means.';
	end if;
	execute format($query$
		select coalesce(jsonb_agg(jsonb_build_array(g.unit_id, g.age_band, g.sex, g.diagnosis_group, g.start_level, g.phase, g.service_type, g.n, g.total, g.squares)), '[]')
		from (
			select f.unit_id, f.age_band, f.sex, f.diagnosis_group, f.start_level, f.phase, f.service_type,
				count(*)::integer as n, sum(%1$s)::float8 as total, sum(%1$s * %1$s)::float8 as squares
			from public.course_fact f
			where f.year = $1 and f.%2$I is not null and %3$s
			group by f.unit_id, f.age_band, f.sex, f.diagnosis_group, f.start_level, f.phase, f.service_type
			order by f.unit_id, f.age_band, f.sex, f.diagnosis_group, f.start_level, f.phase, f.service_type
		) g $query$, format(v_value, p_indicator), p_indicator, v_matured)
	into v_patterns using p_year;
	return v_patterns;
end $$;
comment on function public.case_mix_patterns(text, integer) is
	'Courses of a year that count for an indicator, grouped by unit and covariates: unit, age band, sex, diagnosis group, start level, phase, service type, n, sum, sum of squares. Matured courses only.';

create function public.case_mix_years(p_fewest integer) returns jsonb
language sql stable security definer set search_path = '' as $$
	with current as (
		select distinct on (d.id) d.id, d.kind, d.matures_after_days from public.indicator_definition d order by d.id, d.version desc
	)
	select coalesce(jsonb_agg(jsonb_build_object('indicator', c.indicator, 'year', c.year, 'kind', c.kind, 'matures_after_days', c.matures_after_days)
		order by c.year, c.indicator), '[]')
	from (
		select x.indicator, x.year, d.kind, d.matures_after_days
		from private.cell x join current d on d.id = x.indicator and d.kind in ('proportion', 'mean')
		where x.view = 'unit'
		group by x.indicator, x.year, d.kind, d.matures_after_days
		having sum(x.n) >= p_fewest
	) c
	where not exists (select from public.case_mix_model m where m.indicator = c.indicator and m.year = c.year);
$$;
comment on function public.case_mix_years(integer) is
	'Indicators and years without a frozen model that count enough courses for one.';

revoke execute on function private.models_stay_frozen(), public.case_mix_patterns(text, integer), public.case_mix_years(integer) from public, anon, authenticated;
grant execute on function public.case_mix_patterns(text, integer), public.case_mix_years(integer) to service_role;
