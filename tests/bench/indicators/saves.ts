import type { Place } from './registry.ts';
import type { Times } from './times.ts';
export async function measureSaves(place: Place): Promise<Record<'save' | 'save_without_trigger', Times>> {
	throw new Error(place.backend);
}
