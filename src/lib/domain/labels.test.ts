import { describe, expect, it } from 'vitest';
import { locales, type Locale } from '../paraglide/runtime.js';
import * as codes from './codes.ts';
import {
	instrumentById,
	instrumentGroups,
	instrumentIds,
	instruments,
	instrumentUnits,
} from './instruments.ts';
import * as labels from './labels.ts';

/** Pairs a list with its label function, so that the type check proves they belong together. */
function texts<Code>(list: readonly Code[], label: (code: Code, locale?: Locale) => string) {
	return { list, inLocale: (locale: Locale) => list.map((code) => label(code, locale)) };
}

const all = {
	serviceLevels: texts(codes.serviceLevels, labels.serviceLevelLabel),
	serviceTypes: texts(codes.serviceTypes, labels.serviceTypeLabel),
	deliveries: texts(codes.deliveries, labels.deliveryLabel),
	phases: texts(codes.phases, labels.phaseLabel),
	diagnosisGroups: texts(codes.diagnosisGroups, labels.diagnosisGroupLabel),
	professions: texts(codes.professions, labels.professionLabel),
	sexes: texts(codes.sexes, labels.sexLabel),
	ageBands: texts(codes.ageBands, labels.ageBandLabel),
	timepoints: texts(codes.timepoints, labels.timepointLabel),
	workStates: texts(codes.workStates, labels.workStateLabel),
	missingReasons: texts(codes.missingReasons, labels.missingReasonLabel),
	icfAreas: texts(codes.icfAreas, labels.icfAreaLabel),
	goalLevels: texts(codes.goalLevels, labels.goalLevelLabel),
	supportNeeds: texts(codes.supportNeeds, labels.supportNeedLabel),
	livingSituations: texts(codes.livingSituations, labels.livingSituationLabel),
	yesNoAnswers: texts(codes.yesNoAnswers, labels.yesNoAnswerLabel),
	offers: texts(codes.offers, labels.offerLabel),
	followupModes: texts(codes.followupModes, labels.followupModeLabel),
	followupResults: texts(codes.followupResults, labels.followupResultLabel),
	satisfactionLevels: texts(codes.satisfactionLevels, labels.satisfactionLabel),
	respondents: texts(codes.respondents, labels.respondentLabel),
	courseStates: texts(codes.courseStates, labels.courseStateLabel),
	roles: texts(codes.roles, labels.roleLabel),
	organisationKinds: texts(codes.organisationKinds, labels.organisationKindLabel),
};

const ofInstruments = {
	instruments: texts(instrumentIds, labels.instrumentLabel),
	groups: texts(instrumentGroups, labels.instrumentGroupLabel),
	units: texts(instrumentUnits, labels.instrumentUnitLabel),
};

describe('labels', () => {
	it('cover every code list', () => {
		expect(Object.keys(all).sort()).toEqual(Object.keys(codes).sort());
	});

	it.each(locales)('give every code its own text (%s)', (locale) => {
		for (const [name, list] of Object.entries({ ...all, ...ofInstruments })) {
			const written = list.inLocale(locale);
			expect(
				written.filter((text) => text.trim() === ''),
				name,
			).toEqual([]);
			expect(new Set(written).size, name).toBe(list.list.length);
		}
	});

	it('speak the language of the page when none is given', () => {
		expect(labels.serviceLevelLabel('2')).toBe('Hverdagsrehabilitering');
		expect(labels.serviceLevelLabel('2', 'en')).toBe('Reablement');
	});

	it('put the right text on the codes that are easily swapped', () => {
		expect(labels.goalLevelLabel(-2, 'nb')).toBe('Langt under målet');
		expect(labels.goalLevelLabel(0, 'nb')).toBe('Målet nådd');
		expect(labels.satisfactionLabel(1, 'nb')).toBe('Svært misfornøyd');
		expect(labels.satisfactionLabel(5, 'nb')).toBe('Svært fornøyd');
		expect(labels.serviceLevelLabel('5.3', 'nb')).toBe('Høyspesialisert rehabilitering, nivå 5.3');
		expect(labels.ageBandLabel('90+', 'nb')).toBe('90 år og eldre');
	});
});

describe('instrumentHint', () => {
	it.each([
		['barthel20', 'nb', '0–20 poeng, høyere er bedre'],
		['barthel20', 'en', '0–20 points, higher is better'],
		['nprs', 'nb', '0–10 poeng, lavere er bedre'],
		['copm_performance', 'nb', '1–10 poeng, høyere er bedre'],
		['eq5d5l_index_no', 'nb', 'Indeks \u22120,453 til 1, høyere er bedre'],
		['eq5d5l_index_no', 'en', 'Index \u22120.453 to 1, higher is better'],
		['promis10_gph', 'nb', 'T-skår 16–68, høyere er bedre'],
		['tug', 'nb', 'Oppgis i sekunder, lavere er bedre'],
		['6mwt', 'en', 'In metres, higher is better'],
		['amps_motor', 'nb', 'Oppgis i logit, høyere er bedre'],
	] as const)('of %s in %s', (id, locale, hint) => {
		expect(labels.instrumentHint(instrumentById(id), locale)).toBe(hint);
	});

	it('names the direction of every instrument', () => {
		for (const instrument of instruments) {
			const word = instrument.better === 'higher' ? 'høyere er bedre' : 'lavere er bedre';
			expect(labels.instrumentHint(instrument, 'nb')).toContain(word);
		}
	});
});
