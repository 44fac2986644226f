/** How large an imported file may be. A year of the largest unit is far below; above it is not a file of courses. */
export const importLimits = { megabytes: 5, bytes: 5 * 1024 * 1024, rows: 5000, columns: 300 } as const;
