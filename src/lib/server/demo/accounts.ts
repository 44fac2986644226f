import type { AccountRow } from './rows.ts';

/**
 * The four people of the demo, always with the same ids. None has a password: in a demo registry the
 * server signs them in by a click.
 */
export const demoAccounts = {
	clinician: {
		id: 'd0000000-0000-4000-8000-000000000001',
		email: 'kliniker@demo.invalid',
		display_name: 'Kliniker Demo',
	},
	leader: {
		id: 'd0000000-0000-4000-8000-000000000002',
		email: 'leder@demo.invalid',
		display_name: 'Leder Demo',
	},
	researcher: {
		id: 'd0000000-0000-4000-8000-000000000003',
		email: 'forsker@demo.invalid',
		display_name: 'Forsker Demo',
	},
	coordinator: {
		id: 'd0000000-0000-4000-8000-000000000004',
		email: 'koordinator@demo.invalid',
		display_name: 'Koordinator Demo',
	},
} as const satisfies Record<string, AccountRow>;
