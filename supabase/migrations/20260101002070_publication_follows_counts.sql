-- What another source reports changes what may be published: a year whose counts change is due again.
create function private.counts_change_a_year() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
	update private.fact_year y set version = y.version + 1 where y.year in (old.year, new.year);
	return null;
end $$;
revoke execute on function private.counts_change_a_year() from public, anon, authenticated;
create trigger publication_follows after insert or update or delete on public.reported_count
	for each row execute function private.counts_change_a_year();
