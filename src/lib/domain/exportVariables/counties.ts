/**
 * The counties since 2024 and the health region that each lies in; no county is split between two.
 * The database has the same organisations (supabase/migrations, reference_organisations); a test proves it.
 */
export const regions: Readonly<Record<string, string>> = {
	'region-sor-ost': 'Helse Sør-Øst',
	'region-vest': 'Helse Vest',
	'region-midt': 'Helse Midt-Norge',
	'region-nord': 'Helse Nord',
};

export const counties: Readonly<Record<string, { name: string; region: string }>> = {
	'county-03': { name: 'Oslo', region: 'region-sor-ost' },
	'county-11': { name: 'Rogaland', region: 'region-vest' },
	'county-15': { name: 'Møre og Romsdal', region: 'region-midt' },
	'county-18': { name: 'Nordland', region: 'region-nord' },
	'county-31': { name: 'Østfold', region: 'region-sor-ost' },
	'county-32': { name: 'Akershus', region: 'region-sor-ost' },
	'county-33': { name: 'Buskerud', region: 'region-sor-ost' },
	'county-34': { name: 'Innlandet', region: 'region-sor-ost' },
	'county-39': { name: 'Vestfold', region: 'region-sor-ost' },
	'county-40': { name: 'Telemark', region: 'region-sor-ost' },
	'county-42': { name: 'Agder', region: 'region-sor-ost' },
	'county-46': { name: 'Vestland', region: 'region-vest' },
	'county-50': { name: 'Trøndelag', region: 'region-midt' },
	'county-55': { name: 'Troms', region: 'region-nord' },
	'county-56': { name: 'Finnmark', region: 'region-nord' },
};
