import { readFileSync, readdirSync } from 'node:fs';
import { describe as group, expect, it } from 'vitest';
import { auditActions } from './actions.ts';
import { describe, type AuditEvent, type Names } from './describe.ts';

const id = '3f2a9c10-0000-4000-8000-000000000000';
const names: Names = {
	accounts: new Map([[id, 'Kari Nordmann']]),
	places: new Map([['unit-1', 'Innsatsteam nord']]),
	projects: new Map([[id, 'Etter slag']]),
};

function event(action: string, subject: string | null, detail: unknown): AuditEvent {
	return { id: 1, at: '2026-02-14T13:02:00Z', action, subject, detail, account: { display_name: 'Ola' } };
}

group('describe', () => {
	it.each([
		['course_opened', id, {}, 'Forløp 3f2a9c10', ''],
		['identity_revealed', id, { reason: 'Ringe for oppfølging' }, 'Forløp 3f2a9c10', 'Ringe for oppfølging'],
		['followup_answered', id, {}, 'Forløp 3f2a9c10', ''],
		['courses_imported', 'unit-1', { added: 12, known: 3 }, 'Innsatsteam nord', '12 nye, 3 kjent fra før'],
		['export_drawn', id, { rows: 40 }, 'Prosjektet Etter slag', '40 forløp'],
		['export_downloaded', id, { file: 'data.csv', rows: 40 }, 'Prosjektet Etter slag', 'data.csv, 40 forløp'],
		[
			'membership_insert',
			id,
			{ role: 'clinician', unit_id: 'unit-1', organisation_id: null },
			'Kari Nordmann',
			'Kliniker, Innsatsteam nord',
		],
		['account_update', id, { display_name: 'Kari', active: false }, 'Kari Nordmann', 'Deaktivert'],
		['unit_insert', 'unit-2', { name: 'Ny enhet' }, 'Ny enhet', ''],
		['reservation_added', null, {}, '', ''],
		['erasure_looked_up', null, { rows: 2 }, '', '2 forløp'],
		['person_erased', null, { rows: 2, reason: 'Sak 26/123' }, '', 'Sak 26/123'],
		[
			'sender_changed',
			'sms',
			{ server: 'https://sms.example.no/send' },
			'SMS',
			'https://sms.example.no/send',
		],
		['sender_changed', 'email', { server: null }, 'E-post', 'Fjernet'],
		['reported_counts_loaded', null, { counts: 12, replaced: 3 }, '', '12 tall, 3 erstattet'],
		[
			'reported_counts_loaded',
			'unit-1',
			{ counts: 1, replaced: 0 },
			'Innsatsteam nord',
			'1 tall, 0 erstattet',
		],
		['reported_count_removed', 'unit-1', { year: 2024 }, 'Innsatsteam nord', '2024'],
		['token_revoked', 'unit-1', { name: 'Journal' }, 'Innsatsteam nord', 'Journal'],
	])('%s', (action, subject, detail, about, rest) => {
		expect(describe(event(action, subject, detail), names)).toMatchObject({
			who: 'Ola',
			subject: about,
			detail: rest,
		});
	});

	it('shows what it has no words for, and survives a detail that it does not know', () => {
		expect(describe(event('something_new', 'x', 'not an object'), names)).toMatchObject({
			what: 'something_new',
			subject: 'x',
			detail: '',
		});
		expect(describe({ ...event('course_opened', id, {}), account: null }, names).who).not.toBe('');
	});
});

group('auditActions', () => {
	it('has words for every action that the migrations log', () => {
		const folder = new URL('../../../../supabase/migrations/', import.meta.url);
		const sql = readdirSync(folder)
			.map((file) => readFileSync(new URL(file, folder), 'utf8'))
			.join('\n');
		const logged = [...sql.matchAll(/log_event\('([a-z_]+)'/g)].map(([, action]) => action ?? '');
		const changes = [
			...sql.matchAll(
				/after ([a-z ]+) on public\.(\w+) for each row execute function private\.log_administration/g,
			),
		];
		const changed = changes.flatMap(([, operations = '', table = '']) =>
			operations.split(' or ').map((operation) => `${table}_${operation}`),
		);
		expect(changed.length).toBeGreaterThan(3);
		expect(Object.keys(auditActions)).toEqual(expect.arrayContaining([...logged, ...changed]));
	});
});
