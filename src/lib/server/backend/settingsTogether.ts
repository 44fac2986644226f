import type { PGlite } from '@supabase/lite/pglite';

type Driver = Pick<PGlite, 'query' | 'exec'>;

const setting = /^\s*select set_config\('([\w.]+)', (\$1|''), true\)\s*$/i;

/**
 * A request tells its transaction who it is in up to ten statements, `select set_config(…)` one by one, which take longer than
 * what it asks. They now wait for the next statement and go before it as one: in their order, in the same transaction, and
 * nothing runs before they have. For a database with one session alone, whose requests come one at a time.
 *
 * @returns the driver's two ways of running SQL, to be put in place of its own
 */
export function settingsTogether(driver: Driver): Driver {
	const query = driver.query.bind(driver);
	const exec = driver.exec.bind(driver);
	let waiting: unknown[] = [];

	async function send(): Promise<void> {
		const settings = waiting;
		waiting = [];
		if (settings.length === 0) return;
		const calls = Array.from(
			{ length: settings.length / 2 },
			(_, index) => `set_config($${2 * index + 1}, $${2 * index + 2}, true)`,
		);
		await query(`select ${calls.join(', ')}`, settings);
	}

	return {
		query: async <Row>(...[text, parameters, options]: Parameters<Driver['query']>) => {
			const [, name, given] = setting.exec(text) ?? [];
			if (name) {
				const value = given === '$1' ? parameters?.[0] : '';
				waiting.push(name, value);
				return { rows: [{ set_config: value }] as Row[], fields: [], affectedRows: 0 };
			}
			await send();
			return query<Row>(text, parameters, options);
		},
		exec: async (...parameters) => {
			await send();
			return exec(...parameters);
		},
	};
}
