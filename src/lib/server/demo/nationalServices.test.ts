import { describe, expect, test } from 'vitest';
import { generateRegistry } from './generateRegistry.ts';
import type { CourseRow, ServicesRow } from './rows.ts';

const registry = generateRegistry({ seed: 1, courses: 8000, today: '2026-06-30' });
const services = new Map(registry.services.map((row) => [row.course_id, row]));
const completed = registry.courses.filter(({ status }) => status === 'completed');
const onLevels = (...levels: string[]) =>
	completed.filter(({ service_level }) => levels.includes(service_level));

type Met = (said: ServicesRow, course: CourseRow) => boolean | null;

function judge(rows: readonly CourseRow[], met: Met): boolean[] {
	return rows
		.map((course) => {
			const said = services.get(course.id);
			return said ? met(said, course) : null;
		})
		.filter((answer) => answer !== null);
}

function share(rows: readonly CourseRow[], met: Met): number {
	const judged = judge(rows, met);
	return judged.filter(Boolean).length / judged.length;
}

function expectBetween(value: number, low: number, high: number) {
	expect(value).toBeGreaterThan(low);
	expect(value).toBeLessThan(high);
}

const managesAlone: Met = ({ need_end }) => (need_end === null ? null : need_end === 'none');

const noticed: Met = ({ early_notice, early_notice_on }, { start_date }) => {
	if (early_notice !== 'yes' && early_notice !== 'no') return null;
	return (
		early_notice_on !== null && Date.parse(early_notice_on) - Date.parse(start_date ?? '') <= 3 * 86_400_000
	);
};

describe('national shares of services are near what is known', () => {
	test('no home services after hverdagsrehabilitering: six in ten, fewer after a stay', () => {
		expectBetween(share(onLevels('2'), managesAlone), 0.57, 0.63);
		expect(share(onLevels('4'), managesAlone)).toBeLessThan(share(onLevels('3'), managesAlone) - 0.05);
	});

	test('less need for services, of those who had some', () => {
		const less: Met = ({ hours_start, hours_end }) =>
			hours_start === null || hours_start === 0 || hours_end === null ? null : hours_end < hours_start;
		expectBetween(share(completed, less), 0.6, 0.76);
	});

	test('home after a stay: nearly all from a centre, seven in ten from a municipal ward', () => {
		const home: Met = ({ living_end }, { delivery }) =>
			delivery !== 'inpatient' || living_end === null ? null : living_end === 'home';
		expectBetween(share(onLevels('4'), home), 0.63, 0.76);
		expect(share(onLevels('5.1'), home)).toBeGreaterThan(0.94);
	});

	test('an individual plan is offered to about one in nine of those with a complex need', () => {
		const offered: Met = ({ individual_plan }) =>
			individual_plan === null || individual_plan === 'not_relevant'
				? null
				: individual_plan !== 'not_offered';
		expectBetween(share(completed, offered), 0.08, 0.15);
	});

	test('early notice and report ready: high in specialist units', () => {
		const ready: Met = ({ report_ready }) =>
			report_ready === 'yes' || report_ready === 'no' ? report_ready === 'yes' : null;
		expectBetween(share(completed, noticed), 0.8, 0.93);
		expectBetween(share(completed, ready), 0.82, 0.94);
	});

	test('assessed before permanent services: seven in ten of those who apply', () => {
		const assessed: Met = ({ applied_for_services, assessed_before_decision }) =>
			applied_for_services !== 'yes' || assessed_before_decision === null
				? null
				: assessed_before_decision === 'yes';
		expectBetween(share(completed, assessed), 0.62, 0.76);
	});

	test('contacts: four a week in hverdagsrehabilitering, one in a clinic', () => {
		const median = (type: (course: CourseRow) => boolean) => {
			const numbers = completed.filter(type).map(({ id }) => services.get(id)?.contacts ?? null);
			const known = numbers.filter((number) => number !== null).toSorted((a, b) => a - b);
			return known[Math.floor(known.length / 2)] ?? Number.NaN;
		};
		expectBetween(
			median(({ service_level }) => service_level === '2'),
			15,
			24,
		);
		expectBetween(
			median(({ service_type }) => service_type === 'outpatient'),
			7,
			15,
		);
	});
});

describe('units differ in services', () => {
	const spread = (met: Met, least: number) => {
		const shares = registry.units
			.map(({ id }) => completed.filter(({ unit_id }) => unit_id === id))
			.filter((rows) => judge(rows, met).length >= least)
			.map((rows) => share(rows, met));
		return Math.max(...shares) - Math.min(...shares);
	};

	test('of one level in how many manage alone, and in notices sent early', () => {
		const ofLevel2: Met = (said, course) =>
			course.service_level === '2' ? managesAlone(said, course) : null;
		expectBetween(spread(ofLevel2, 80), 0.12, 0.4);
		expectBetween(spread(noticed, 30), 0.08, 0.5);
	});

	test('in size: some have too few answers a year to be shown', () => {
		const perYear = Map.groupBy(
			completed.filter((course) => judge([course], managesAlone).length > 0),
			({ unit_id, end_date }) => `${unit_id} ${end_date?.slice(0, 4)}`,
		);
		const sizes = [...perYear.values()].map(({ length }) => length);
		expect(sizes.filter((size) => size < 10).length).toBeGreaterThan(10);
		expect(sizes.filter((size) => size >= 30).length).toBeGreaterThan(30);
	});
});
