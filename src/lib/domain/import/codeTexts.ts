/** Codes as people write them: the code itself, or its Norwegian or English text. */
import * as codes from '../codes.ts';
import { instrumentIds } from '../instruments.ts';
import * as labels from '../labels.ts';
import type { Locale } from '../../paraglide/runtime.js';

interface CodeText {
	code: string;
	label: (locale?: Locale) => string;
}

function list<Code extends string | number>(
	all: readonly Code[],
	label: (code: Code, locale?: Locale) => string,
): readonly CodeText[] {
	return all.map((code) => ({ code: String(code), label: (locale) => label(code, locale) }));
}

export const codeLists = {
	sex: list(codes.sexes, labels.sexLabel),
	service_level: list(codes.serviceLevels, labels.serviceLevelLabel),
	service_type: list(codes.serviceTypes, labels.serviceTypeLabel),
	delivery: list(codes.deliveries, labels.deliveryLabel),
	phase: list(codes.phases, labels.phaseLabel),
	diagnosis_group: list(codes.diagnosisGroups, labels.diagnosisGroupLabel),
	profession: list(codes.professions, labels.professionLabel),
	instrument: list(instrumentIds, labels.instrumentLabel),
	missing_reason: list(codes.missingReasons, labels.missingReasonLabel),
	icf_area: list(codes.icfAreas, labels.icfAreaLabel),
	goal_level: list(codes.goalLevels, labels.goalLevelLabel),
	work_state: list(codes.workStates, labels.workStateLabel),
	support_need: list(codes.supportNeeds, labels.supportNeedLabel),
	living_situation: list(codes.livingSituations, labels.livingSituationLabel),
	yes_no: list(codes.yesNoAnswers, labels.yesNoAnswerLabel),
	offer: list(codes.offers, labels.offerLabel),
	followup_mode: list(codes.followupModes, labels.followupModeLabel),
	followup_result: list(codes.followupResults, labels.followupResultLabel),
	satisfaction: list(codes.satisfactionLevels, labels.satisfactionLabel),
} as const;

export type CodeList = keyof typeof codeLists;

function plain(text: string): string {
	return text.trim().replaceAll(/\s+/g, ' ').toLowerCase();
}

function index(all: readonly CodeText[]): ReadonlyMap<string, string> {
	return new Map([
		...all.flatMap((one) =>
			(['nb', 'en'] as const).map((locale): [string, string] => [plain(one.label(locale)), one.code]),
		),
		// Last, so that a code always means itself.
		...all.map((one): [string, string] => [one.code, one.code]),
	]);
}

const indexes = new Map<CodeList, ReadonlyMap<string, string>>();

/** The code behind what a cell says, or null when it is none of the list. */
export function codeOf(name: CodeList, cell: string): string | null {
	const known = indexes.get(name) ?? index(codeLists[name]);
	indexes.set(name, known);
	return known.get(plain(cell)) ?? null;
}
