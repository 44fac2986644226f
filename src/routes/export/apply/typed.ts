/** What stands in the form of an application, as text, from a request or from a saved application. */
import { dateText, readDate } from '$lib/domain/course/dateText';
import { exportVariable } from '$lib/domain/exportVariables';
import type { OpenedProject } from '$lib/server/projects';

const longest = 4000;

export interface Typed {
	texts: Record<string, string>;
	lists: Record<'service_levels' | 'diagnosis_groups' | 'counties' | 'variables', string[]>;
	/** By the name of the variable. */
	reasons: Record<string, string>;
}

const textFields = [
	'title',
	'purpose',
	'institution',
	'approval_reference',
	'ends_on',
	'period_from',
	'period_to',
	'age_from',
	'k',
	'l',
	'risk_ceiling',
	'date_mode',
	'message',
];

export function typedForm(form: FormData): Typed {
	// A text field sends its line breaks as two characters; the limit counts them as one.
	const text = (name: string) =>
		String(form.get(name) ?? '')
			.replaceAll('\r\n', '\n')
			.slice(0, longest);
	const list = (name: string) => form.getAll(name).map(String);
	const variables = list('variables');
	return {
		texts: Object.fromEntries(textFields.map((name) => [name, text(name)])),
		lists: {
			service_levels: list('service_levels'),
			diagnosis_groups: list('diagnosis_groups'),
			counties: list('counties'),
			variables,
		},
		reasons: Object.fromEntries(
			[...form.keys()]
				.filter((name) => name.startsWith('reason.'))
				.map((name) => [name.slice('reason.'.length), text(name)]),
		),
	};
}

export function typedProject(project: OpenedProject): Typed {
	return {
		texts: {
			title: project.title,
			purpose: project.purpose,
			institution: project.institution,
			approval_reference: project.approval_reference,
			ends_on: dateText(project.ends_on),
			period_from: String(project.period_from),
			period_to: String(project.period_to),
			age_from: project.age_from === null ? '' : String(project.age_from),
			k: String(project.k),
			l: String(project.l),
			risk_ceiling: String(Math.round(project.risk_ceiling * 100)),
			date_mode: project.date_mode,
			message: '',
		},
		lists: {
			service_levels: project.service_levels,
			diagnosis_groups: project.diagnosis_groups,
			counties: project.counties,
			variables: project.variables.map(({ name }) => name),
		},
		reasons: Object.fromEntries(project.variables.map(({ name, reason }) => [name, reason ?? ''])),
	};
}

/** A new application: the last three whole years, the usual protection. */
export function typedNothing(today: string): Typed {
	const year = Number(today.slice(0, 4));
	return {
		texts: {
			period_from: String(year - 3),
			period_to: String(year - 1),
			k: '5',
			l: '2',
			risk_ceiling: '20',
			date_mode: 'none',
		},
		lists: { service_levels: [], diagnosis_groups: [], counties: [], variables: [] },
		reasons: {},
	};
}

/** As the schema reads it; what is no number stays wrong. */
export function asApplication({ texts, lists, reasons }: Typed): Record<string, unknown> {
	const number = (name: string) => (texts[name]?.trim() ? Number(texts[name]?.replace(',', '.')) : NaN);
	return {
		...texts,
		...lists,
		ends_on: readDate(texts.ends_on ?? '') ?? '',
		period_from: number('period_from'),
		period_to: number('period_to'),
		age_from: texts.age_from?.trim() ? number('age_from') : null,
		k: number('k'),
		l: number('l'),
		risk_ceiling: number('risk_ceiling') / 100,
		variables: lists.variables.map((name) => ({
			name,
			reason: exportVariable(name)?.strength === 'quasi' ? reasons[name]?.trim() || null : null,
		})),
	};
}
