/** One set of options for the Vite plugin and for compiling messages before the type check. */
export const paraglide = {
	project: './src/lib/i18n/project.inlang',
	outdir: './src/lib/paraglide',
	strategy: ['cookie', 'baseLocale'] as ['cookie', 'baseLocale'],
	cookieName: 'locale',
};
