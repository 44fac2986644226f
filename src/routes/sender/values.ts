/** What stands in the fields of a channel: as typed, or as stored. */
export interface Values {
	server?: string | null;
	port?: string | number | null;
	username?: string | null;
	sent_from?: string | null;
}
