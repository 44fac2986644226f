/** Releases of research projects: asked for, made by a job, taken out as often as wanted. */
export { openDownload, type Download, type Wanted } from './download.ts';
export {
	cancelRelease,
	listReleases,
	readDisclosure,
	readRelease,
	releaseStates,
	requestDisclosure,
	requestRelease,
	type Disclosure,
	type Release,
	type ReleaseRequest,
	type ReleaseState,
	type Requested,
} from './requests.ts';
