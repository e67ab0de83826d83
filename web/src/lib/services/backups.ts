import { api, unwrap, type Schemas } from '$lib/api/client';

export type BackupView = Schemas['BackupView'];
export type Backups = Schemas['Backups'];
export type BackupCheck = Schemas['BackupCheck'];
export type BackupSchedule = Required<Schemas['BackupSchedule']>;

const byName = (name: string) => ({ params: { path: { name } } });

/** With a revision that is known the answer waits for another one, for a while. */
export function listBackups(known: number | null = null, signal?: AbortSignal): Promise<Backups> {
	return unwrap(api.GET('/api/v1/backups', { params: { query: { known } }, signal }));
}

export function makeBackup(): Promise<Backups> {
	return unwrap(api.POST('/api/v1/backups'));
}

export function checkBackup(name: string): Promise<BackupCheck> {
	return unwrap(api.POST('/api/v1/backups/{name}/check', byName(name)));
}

export function removeBackup(name: string) {
	return unwrap(api.DELETE('/api/v1/backups/{name}', byName(name)));
}

export async function getSchedule(): Promise<BackupSchedule> {
	return (await unwrap(api.GET('/api/v1/backups/schedule'))) as BackupSchedule;
}

export async function setSchedule(body: BackupSchedule): Promise<BackupSchedule> {
	return (await unwrap(api.PUT('/api/v1/backups/schedule', { body }))) as BackupSchedule;
}
