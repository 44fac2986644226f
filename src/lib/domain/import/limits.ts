/** How large an imported file may be, and how many of its rows are one step of the work. */
export const importLimits = {
	megabytes: 64,
	bytes: 64 * 1024 * 1024,
	rows: 100_000,
	columns: 300,
	/** Others' requests get in between two steps, also where the database does one thing at a time. */
	chunkRows: 200,
} as const;
