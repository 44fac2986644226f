/**
 * Collects what the last step of a release left in memory. V8 waits until it needs the room, with a limit of gigabytes: half of
 * what the process then held was garbage, and the machine may be a small one. Takes some ten milliseconds.
 */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

// The function is only there for contexts made after the flag; the flag changes nothing else.
setFlagsFromString('--expose-gc');
export const collect = runInNewContext('gc') as () => void;
