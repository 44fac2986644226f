import { onMount } from 'svelte';

/** Whether the page's script runs: what only it can open again must not be hidden before. Made where a component starts. */
export class Scripted {
	on = $state(false);
	constructor() {
		onMount(() => {
			this.on = true;
		});
	}
}
