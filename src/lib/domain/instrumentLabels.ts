/** Names, groups, units and hints of the instruments; no item texts. */
import * as m from '../paraglide/messages.js';
import { getLocale, type Locale } from '../paraglide/runtime.js';
import { formatNumber, joinInterval } from './format.ts';
import type { LicenceTerms } from './instrumentLicences.ts';
import type { Instrument, InstrumentGroup, InstrumentId, InstrumentUnit } from './instruments.ts';

/** One message for every code of a list. */
export type Texts<Code extends string | number> = Readonly<
	Record<Code, (inputs?: object, options?: { locale?: Locale }) => string>
>;

const instrumentTexts: Texts<InstrumentId> = {
	barthel20: m.instrument_barthel20,
	barthel100: m.instrument_barthel100,
	sunnaas_adl: m.instrument_sunnaas_adl,
	fim: m.instrument_fim,
	fim_motor: m.instrument_fim_motor,
	fim_cognitive: m.instrument_fim_cognitive,
	iplos_adl: m.instrument_iplos_adl,
	adl_taksonomien: m.instrument_adl_taksonomien,
	amps_motor: m.instrument_amps_motor,
	amps_process: m.instrument_amps_process,
	berg: m.instrument_berg,
	tug: m.instrument_tug,
	sppb: m.instrument_sppb,
	'6mwt': m.instrument_6mwt,
	'10mwt': m.instrument_10mwt,
	'10mwt_fast': m.instrument_10mwt_fast,
	copm_performance: m.instrument_copm_performance,
	copm_satisfaction: m.instrument_copm_satisfaction,
	psfs: m.instrument_psfs,
	eq5d5l_index_no: m.instrument_eq5d5l_index_no,
	eq_vas: m.instrument_eq_vas,
	whodas36: m.instrument_whodas36,
	whodas12: m.instrument_whodas12,
	whodas12_simple: m.instrument_whodas12_simple,
	hads: m.instrument_hads,
	hads_a: m.instrument_hads_a,
	hads_d: m.instrument_hads_d,
	promis10_gph: m.instrument_promis10_gph,
	promis10_gmh: m.instrument_promis10_gmh,
	nprs: m.instrument_nprs,
	wai: m.instrument_wai,
	was: m.instrument_was,
	grip: m.instrument_grip,
};

export function instrumentLabel(id: InstrumentId, locale?: Locale): string {
	return instrumentTexts[id]({}, { locale });
}

const instrumentGroupTexts: Texts<InstrumentGroup> = {
	adl: m.instrument_group_adl,
	balance_mobility: m.instrument_group_balance_mobility,
	goals: m.instrument_group_goals,
	quality_of_life: m.instrument_group_quality_of_life,
	function_general: m.instrument_group_function_general,
	health: m.instrument_group_health,
	pain: m.instrument_group_pain,
	work: m.instrument_group_work,
	strength: m.instrument_group_strength,
};

export function instrumentGroupLabel(group: InstrumentGroup, locale?: Locale): string {
	return instrumentGroupTexts[group]({}, { locale });
}

const instrumentUnitTexts: Texts<InstrumentUnit> = {
	points: m.instrument_unit_points,
	s: m.instrument_unit_s,
	m: m.instrument_unit_m,
	m_per_s: m.instrument_unit_m_per_s,
	kg: m.instrument_unit_kg,
	logit: m.instrument_unit_logit,
	index: m.instrument_unit_index,
	t_score: m.instrument_unit_t_score,
};

export function instrumentUnitLabel(unit: InstrumentUnit, locale?: Locale): string {
	return instrumentUnitTexts[unit]({}, { locale });
}

const hints = {
	/** A scale with two ends: "0–20 poeng, høyere er bedre". */
	closed: { higher: m.instrument_hint_higher, lower: m.instrument_hint_lower },
	/** Units that name the scale stand first: "T-skår 16–68, høyere er bedre". */
	scale: { higher: m.instrument_hint_scale_higher, lower: m.instrument_hint_scale_lower },
} as const;

const openHints = { higher: m.instrument_hint_open_higher, lower: m.instrument_hint_open_lower } as const;

/**
 * The line under the field: range, unit and direction. Where the scale has no end only the unit
 * and the direction: a limit of plausibility is nobody's goal.
 */
export function instrumentHint(instrument: Instrument, locale: Locale = getLocale()): string {
	const { min, max, better, unit, decimals } = instrument;
	const unitText = instrumentUnitLabel(unit, locale);
	if (min === null || max === null) return openHints[better]({ unit: unitText }, { locale });
	// Whole limits stay whole: "0–10", not "0,0–10,0".
	const limit = (value: number) => formatNumber(value, Number.isInteger(value) ? 0 : decimals, locale);
	const range = joinInterval(limit(min), limit(max), locale);
	const hint = hints[unit === 'index' || unit === 't_score' ? 'scale' : 'closed'][better];
	return hint({ range, unit: unitText }, { locale });
}

const licenceTexts: Texts<LicenceTerms> = {
	free: m.licence_free,
	citation: m.licence_citation,
	permission: m.licence_permission,
	purchase: m.licence_purchase,
};

/** What using the instrument asks of the unit: "Krever kjøpt lisens (UDSMR)". */
export function licenceLabel({ licence }: Instrument, locale?: Locale): string {
	const text = licenceTexts[licence.terms]({}, { locale });
	return licence.holder ? `${text} (${licence.holder})` : text;
}
