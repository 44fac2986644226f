/**
 * The instruments of the registry: range, direction and smallest important change.
 *
 * How a threshold was chosen: the lowest published minimal important difference for the population
 * nearest to rehabilitation patients (stroke first). Where Perera 2006 gives a small and a
 * substantial change, the substantial one, because a small one is within what a retest can give.
 * The error of measurement only where nothing else is published, and the authors' opinion only for COPM.
 * "Not verified" means that the figure or the licence terms are known, but were not read at the source.
 *
 * The database keeps the same numbers (supabase/migrations/20260101000200_instruments.sql);
 * instruments.sql.test.ts proves that they agree. No item text of any instrument is stored.
 */

export const instrumentGroups = [
	'adl',
	'balance_mobility',
	'goals',
	'quality_of_life',
	'function_general',
	'health',
	'pain',
	'work',
	'strength',
] as const;
export type InstrumentGroup = (typeof instrumentGroups)[number];

export const instrumentUnits = ['points', 's', 'm', 'm_per_s', 'kg', 'logit', 'index', 't_score'] as const;
export type InstrumentUnit = (typeof instrumentUnits)[number];

/**
 * Size of a change that matters, positive in the better direction.
 * `mcid` anchored in what patients or clinicians find important, `mdc` error of measurement,
 * `derived` calculated from another version of the scale, `opinion` of the authors.
 */
export interface ImportantChange {
	value: number;
	kind: 'mcid' | 'mdc' | 'derived' | 'opinion';
	source: string;
}

export interface InstrumentShape {
	id: string;
	group: InstrumentGroup;
	/** Ends of the scale; null where the scale has none. */
	min: number | null;
	max: number | null;
	/** Where the scale has no end: outside these a value is a typing error, not a patient. */
	plausible?: readonly [lower: number, upper: number];
	/** Distance between possible values, counted from `min`; null for means and continuous measures. */
	step: number | null;
	/** Decimals a value may carry. */
	decimals: number;
	better: 'higher' | 'lower';
	unit: InstrumentUnit;
	importantChange: Readonly<ImportantChange> | null;
	licence: string;
	/** False where a mean over patients misleads: the value is shown for the person only. */
	summarised: boolean;
}

const barthelLicence =
	'Copyright Maryland State Medical Society; non-commercial use with citation usually allowed (not verified)';
const copmLicence = 'Licence must be bought (verified)';
const euroqolLicence = 'Registration and agreement with EuroQol, own rules for digital use (verified)';
const ampsLicence = 'Certified raters and proprietary software; only the logit is stored (verified)';
const fimLicence = 'Licence and fee, UDSMR (verified)';
const whoLicence = 'WHO: electronic use needs written permission (verified)';
const hadsLicence = 'Licence and user fee, GL Assessment (secondary page)';
const promisLicence =
	'Free under PROMIS terms (verified); translations and use in records need permission (not verified)';

export const catalogue = [
	{
		id: 'barthel20',
		group: 'adl',
		min: 0,
		max: 20,
		step: 1,
		decimals: 0,
		better: 'higher',
		unit: 'points',
		importantChange: { value: 1.85, kind: 'mcid', source: 'Hsieh 2007, stroke' },
		licence: barthelLicence,
		summarised: true,
	},
	{
		// Never mixed with the 20-point version: a course keeps the one it started with.
		id: 'barthel100',
		group: 'adl',
		min: 0,
		max: 100,
		step: 5,
		decimals: 0,
		better: 'higher',
		unit: 'points',
		importantChange: { value: 9.25, kind: 'derived', source: '5 × 1.85 of Hsieh 2007, stroke' },
		licence: barthelLicence,
		summarised: true,
	},
	{
		id: 'sunnaas_adl',
		group: 'adl',
		min: 0,
		max: 36,
		step: 1,
		decimals: 0,
		better: 'higher',
		unit: 'points',
		importantChange: null,
		licence: 'Form and manual from Sunnaas hospital; ask before embedding (verified)',
		summarised: true,
	},
	{
		id: 'fim',
		group: 'adl',
		min: 18,
		max: 126,
		step: 1,
		decimals: 0,
		better: 'higher',
		unit: 'points',
		importantChange: { value: 22, kind: 'mcid', source: 'Beninato 2006, stroke' },
		licence: fimLicence,
		summarised: true,
	},
	{
		id: 'fim_motor',
		group: 'adl',
		min: 13,
		max: 91,
		step: 1,
		decimals: 0,
		better: 'higher',
		unit: 'points',
		importantChange: { value: 17, kind: 'mcid', source: 'Beninato 2006, stroke' },
		licence: fimLicence,
		summarised: true,
	},
	{
		id: 'fim_cognitive',
		group: 'adl',
		min: 5,
		max: 35,
		step: 1,
		decimals: 0,
		better: 'higher',
		unit: 'points',
		importantChange: { value: 3, kind: 'mcid', source: 'Beninato 2006, stroke' },
		licence: fimLicence,
		summarised: true,
	},
	{
		// Mean of the items; code 9 (not relevant) is no score and is refused by the range.
		// The Directorate of Health warns that plain means mislead, so it is never summarised.
		id: 'iplos_adl',
		group: 'adl',
		min: 1,
		max: 5,
		step: null,
		decimals: 2,
		better: 'lower',
		unit: 'points',
		importantChange: null,
		licence: 'Public, Helsedirektoratet (not verified)',
		summarised: false,
	},
	{
		// No validated total: the value counts the 47 actions that the person carries out without help.
		id: 'adl_taksonomien',
		group: 'adl',
		min: 0,
		max: 47,
		step: 1,
		decimals: 0,
		better: 'higher',
		unit: 'points',
		importantChange: null,
		licence: 'Bought from Sveriges Arbetsterapeuter, trademark; use in records needs an agreement (verified)',
		summarised: false,
	},
	{
		id: 'amps_motor',
		group: 'adl',
		min: null,
		max: null,
		plausible: [-4, 5],
		step: null,
		decimals: 2,
		better: 'higher',
		unit: 'logit',
		importantChange: { value: 0.5, kind: 'mdc', source: 'J Outcome Meas 1999;3:53, 80 % of retests within' },
		licence: ampsLicence,
		summarised: true,
	},
	{
		id: 'amps_process',
		group: 'adl',
		min: null,
		max: null,
		plausible: [-4, 5],
		step: null,
		decimals: 2,
		better: 'higher',
		unit: 'logit',
		importantChange: { value: 0.5, kind: 'mdc', source: 'J Outcome Meas 1999;3:53, 80 % of retests within' },
		licence: ampsLicence,
		summarised: true,
	},
	{
		id: 'berg',
		group: 'balance_mobility',
		min: 0,
		max: 56,
		step: 1,
		decimals: 0,
		better: 'higher',
		unit: 'points',
		importantChange: { value: 6.5, kind: 'mcid', source: 'Hayashi 2022, acute stroke' },
		licence: 'Free for clinical use, copyright K. Berg (not verified)',
		summarised: true,
	},
	{
		// Whoever cannot do it has no time: that is the missing reason "unable", which is informative.
		id: 'tug',
		group: 'balance_mobility',
		min: 0,
		max: null,
		plausible: [0, 600],
		step: null,
		decimals: 1,
		better: 'lower',
		unit: 's',
		importantChange: { value: 3.2, kind: 'mdc', source: 'PMC6136166 (2018), chronic stroke' },
		licence: 'Free (not verified)',
		summarised: true,
	},
	{
		id: 'sppb',
		group: 'balance_mobility',
		min: 0,
		max: 12,
		step: 1,
		decimals: 0,
		better: 'higher',
		unit: 'points',
		importantChange: { value: 1, kind: 'mcid', source: 'Perera 2006, substantial; older, subacute stroke' },
		licence: 'Free, National Institute on Aging (not verified)',
		summarised: true,
	},
	{
		id: '6mwt',
		group: 'balance_mobility',
		min: 0,
		max: null,
		plausible: [0, 1500],
		step: null,
		decimals: 0,
		better: 'higher',
		unit: 'm',
		importantChange: { value: 50, kind: 'mcid', source: 'Perera 2006, substantial; older, subacute stroke' },
		licence: 'Free, ATS protocol (not verified)',
		summarised: true,
	},
	{
		id: '10mwt',
		group: 'balance_mobility',
		min: 0,
		max: null,
		plausible: [0, 5],
		step: null,
		decimals: 2,
		better: 'higher',
		unit: 'm_per_s',
		importantChange: { value: 0.1, kind: 'mcid', source: 'Perera 2006, substantial; older, subacute stroke' },
		licence: 'Free (not verified)',
		summarised: true,
	},
	{
		id: 'copm_performance',
		group: 'goals',
		min: 1,
		max: 10,
		step: null,
		decimals: 1,
		better: 'higher',
		unit: 'points',
		importantChange: { value: 2, kind: 'opinion', source: 'COPM manual (Law); PMID 36650928' },
		licence: copmLicence,
		summarised: true,
	},
	{
		id: 'copm_satisfaction',
		group: 'goals',
		min: 1,
		max: 10,
		step: null,
		decimals: 1,
		better: 'higher',
		unit: 'points',
		importantChange: { value: 2.06, kind: 'mcid', source: 'doi 10.1186/s41687-021-00405-y, subacute' },
		licence: copmLicence,
		summarised: true,
	},
	{
		// Stored with 10 = no problem; inverted forms are turned before they come here.
		id: 'psfs',
		group: 'goals',
		min: 0,
		max: 10,
		step: null,
		decimals: 1,
		better: 'higher',
		unit: 'points',
		importantChange: { value: 1.3, kind: 'mcid', source: 'JOSPT 2014;44:560, musculoskeletal, small' },
		licence: 'Free with citation (not verified)',
		summarised: true,
	},
	{
		id: 'eq5d5l_index_no',
		group: 'quality_of_life',
		min: -0.453,
		max: 1,
		step: null,
		decimals: 3,
		better: 'higher',
		unit: 'index',
		importantChange: { value: 0.1, kind: 'mcid', source: 'Chen 2016, stroke rehabilitation' },
		licence: euroqolLicence,
		summarised: true,
	},
	{
		id: 'eq_vas',
		group: 'quality_of_life',
		min: 0,
		max: 100,
		step: null,
		decimals: 0,
		better: 'higher',
		unit: 'points',
		importantChange: {
			value: 8.6,
			kind: 'mcid',
			source: 'Chen 2016, stroke rehabilitation (lower figure, 8.61)',
		},
		licence: euroqolLicence,
		summarised: true,
	},
	{
		id: 'whodas36',
		group: 'function_general',
		min: 0,
		max: 100,
		step: null,
		decimals: 1,
		better: 'lower',
		unit: 'points',
		importantChange: null,
		licence: whoLicence,
		summarised: true,
	},
	{
		// Rescaled to 0–100, as the 36-item version; the simple sum 0–48 is converted before it comes here.
		id: 'whodas12',
		group: 'function_general',
		min: 0,
		max: 100,
		step: null,
		decimals: 1,
		better: 'lower',
		unit: 'points',
		importantChange: null,
		licence: whoLicence,
		summarised: true,
	},
	{
		id: 'hads',
		group: 'health',
		min: 0,
		max: 42,
		step: 1,
		decimals: 0,
		better: 'lower',
		unit: 'points',
		importantChange: {
			value: 1.5,
			kind: 'mcid',
			source: 'Puhan 2008, COPD; about 1.5, total score 1.60–1.68',
		},
		licence: hadsLicence,
		summarised: true,
	},
	{
		id: 'hads_a',
		group: 'health',
		min: 0,
		max: 21,
		step: 1,
		decimals: 0,
		better: 'lower',
		unit: 'points',
		importantChange: null,
		licence: hadsLicence,
		summarised: true,
	},
	{
		id: 'hads_d',
		group: 'health',
		min: 0,
		max: 21,
		step: 1,
		decimals: 0,
		better: 'lower',
		unit: 'points',
		importantChange: null,
		licence: hadsLicence,
		summarised: true,
	},
	{
		// The scale reaches from 16.2 to 67.7 (physical) and 21.2 to 67.6 (mental); mean 50, sd 10.
		id: 'promis10_gph',
		group: 'health',
		min: 16,
		max: 68,
		step: null,
		decimals: 1,
		better: 'higher',
		unit: 't_score',
		importantChange: { value: 2, kind: 'mcid', source: 'Terwee 2021, usual for PROMIS 2–6 (not verified)' },
		licence: promisLicence,
		summarised: true,
	},
	{
		id: 'promis10_gmh',
		group: 'health',
		min: 16,
		max: 68,
		step: null,
		decimals: 1,
		better: 'higher',
		unit: 't_score',
		importantChange: { value: 2, kind: 'mcid', source: 'Terwee 2021, usual for PROMIS 2–6 (not verified)' },
		licence: promisLicence,
		summarised: true,
	},
	{
		id: 'nprs',
		group: 'pain',
		min: 0,
		max: 10,
		step: 1,
		decimals: 0,
		better: 'lower',
		unit: 'points',
		importantChange: { value: 1.5, kind: 'mcid', source: 'JOSPT 2014;44:560, musculoskeletal, small' },
		licence: 'Free (not verified)',
		summarised: true,
	},
	{
		id: 'wai',
		group: 'work',
		min: 7,
		max: 49,
		step: null,
		decimals: 0,
		better: 'higher',
		unit: 'points',
		importantChange: null,
		licence: 'Copyright Finnish Institute of Occupational Health; ask (not verified)',
		summarised: true,
	},
	{
		id: 'was',
		group: 'work',
		min: 0,
		max: 10,
		step: 1,
		decimals: 0,
		better: 'higher',
		unit: 'points',
		importantChange: null,
		licence: 'First item of the WAI, Finnish Institute of Occupational Health (not verified)',
		summarised: true,
	},
	{
		id: 'grip',
		group: 'strength',
		min: 0,
		max: null,
		plausible: [0, 100],
		step: null,
		decimals: 1,
		better: 'higher',
		unit: 'kg',
		importantChange: { value: 5, kind: 'mcid', source: 'Bohannon 2019, review 5.0–6.5' },
		licence: 'Free (not verified)',
		summarised: true,
	},
] as const satisfies readonly InstrumentShape[];
