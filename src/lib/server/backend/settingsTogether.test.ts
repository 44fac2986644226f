import { describe, expect, it } from 'vitest';
import { settingsTogether } from './settingsTogether.ts';

function recorder(refuse?: RegExp) {
	const said: [string, unknown[]?][] = [];
	const answer = (text: string, parameters?: unknown[]) => {
		said.push(parameters ? [text, parameters] : [text]);
		return refuse?.test(text)
			? Promise.reject(new Error('refused'))
			: Promise.resolve({ rows: [], fields: [] });
	};
	const driver = settingsTogether({
		query: (text: string, parameters?: unknown[]) => answer(text, parameters),
		exec: (text: string) => answer(text).then((one) => [one]),
	});
	return { driver, said };
}

describe('settingsTogether', () => {
	it('sends settings as one, in their order, before the next statement', async () => {
		const { driver, said } = recorder();
		await driver.query('BEGIN');
		await driver.query(`SELECT set_config('role', $1, true)`, ['authenticated']);
		await driver.query(`SELECT set_config('response.status', '', true)`);
		await driver.query('select 1', []);
		await driver.query('COMMIT');
		expect(said).toEqual([
			['BEGIN'],
			[
				'select set_config($1, $2, true), set_config($3, $4, true)',
				['role', 'authenticated', 'response.status', ''],
			],
			['select 1', []],
			['COMMIT'],
		]);
	});

	it('sends them before a script too', async () => {
		const { driver, said } = recorder();
		await driver.query(`SELECT set_config('role', $1, true)`, ['anon']);
		await driver.exec('select 1');
		expect(said.map(([text]) => text)).toEqual(['select set_config($1, $2, true)', 'select 1']);
	});

	it('runs nothing when they are refused', async () => {
		const { driver, said } = recorder(/set_config/);
		await driver.query(`SELECT set_config('role', $1, true)`, ['nobody']);
		await expect(driver.query('select 1')).rejects.toThrow('refused');
		expect(said.map(([text]) => text)).toEqual(['select set_config($1, $2, true)']);
	});

	it('leaves settings that outlive the transaction alone', async () => {
		const { driver, said } = recorder();
		await driver.query(`SELECT set_config('role', $1, false)`, ['anon']);
		expect(said).toHaveLength(1);
	});
});
