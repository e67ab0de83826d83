import { api, idempotencyKey, unwrap, type Schemas } from '$lib/api/client';
import type { FormatApp } from './formats';
import type { ProfileView } from './indexers';

export type ProfileSettings = Schemas['ProfileSettings'];
export type ProfilePreview = Schemas['ProfilePreview'];

const byId = (profile_id: string) => ({ params: { path: { profile_id } } });

export function getProfile(profileId: string): Promise<ProfileView> {
	return unwrap(api.GET('/api/v1/profiles/{profile_id}', byId(profileId)));
}

export async function listPresets(): Promise<ProfileSettings[]> {
	return (await unwrap(api.GET('/api/v1/profiles/presets'))).items;
}

/** A new one, or with an id a new version of a known one. */
export function saveProfile(body: ProfileSettings, profileId: string | null): Promise<ProfileView> {
	if (profileId) return unwrap(api.PUT('/api/v1/profiles/{profile_id}', { ...byId(profileId), body }));
	const params = { header: { 'Idempotency-Key': idempotencyKey() } };
	return unwrap(api.POST('/api/v1/profiles', { params, body }));
}

export function previewProfile(body: ProfileSettings, profileId: string): Promise<ProfilePreview> {
	return unwrap(api.POST('/api/v1/profiles/{profile_id}/preview', { ...byId(profileId), body }));
}

export function setDefaultProfile(profileId: string) {
	return unwrap(api.POST('/api/v1/profiles/{profile_id}/default', byId(profileId)));
}

export function removeProfile(profileId: string) {
	return unwrap(api.DELETE('/api/v1/profiles/{profile_id}', byId(profileId)));
}

export async function exportProfile(profileId: string, app: FormatApp): Promise<unknown> {
	const params = { query: { app, profile_id: profileId } };
	return (await unwrap(api.GET('/api/v1/profiles/export', { params }))).items[0];
}
