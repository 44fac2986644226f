import adapter from '@sveltejs/adapter-node';
import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';

/** @type {import('@sveltejs/kit').Config} */
export default {
	preprocess: vitePreprocess(),
	kit: {
		adapter: adapter(),
		csp: {
			mode: 'auto',
			directives: {
				'default-src': ['none'],
				'script-src': ['self'],
				'connect-src': ['self'],
				'img-src': ['self', 'data:'],
				'font-src': ['self'],
				'style-src': ['self'],
				// Svelte sets positions and sizes of marks in style attributes; they cannot carry a nonce.
				'style-src-attr': ['unsafe-inline'],
				'form-action': ['self'],
				'frame-ancestors': ['none'],
				'base-uri': ['none'],
			},
		},
	},
};
