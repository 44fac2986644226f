import { paraglideVitePlugin } from '@inlang/paraglide-js';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';
import { paraglide } from './src/lib/i18n/paraglide.config.ts';

export default defineConfig({
	plugins: [paraglideVitePlugin(paraglide), sveltekit()],
	test: {
		expect: { requireAssertions: true },
		projects: [
			{
				extends: true,
				test: {
					name: 'unit',
					include: ['src/**/*.test.ts', 'tests/bench/**/*.test.ts'],
					testTimeout: 30_000,
				},
			},
			{
				extends: true,
				test: {
					name: 'database',
					include: ['tests/database/**/*.test.ts'],
					// Each file starts its own PostgreSQL in WebAssembly; two at a time fit two cores.
					maxWorkers: 2,
					globalSetup: ['tests/database/template.ts'],
					testTimeout: 120_000,
					hookTimeout: 240_000,
				},
			},
		],
	},
});
