import { api, unwrap, type Schemas } from '$lib/api/client';

export type MetadataSource = Schemas['MetadataSourceView'];
export type MetadataTest = Schemas['MetadataSourceTest'];

export async function listSources(): Promise<MetadataSource[]> {
	return (await unwrap(api.GET('/api/v1/metadata/sources'))).items;
}

/** An empty key forgets the stored one. */
export async function setKey(source: string, api_key: string, pin: string): Promise<MetadataSource[]> {
	return (await unwrap(api.PUT('/api/v1/metadata/sources', { body: { keys: [{ source, api_key, pin }] } }))).items;
}

/** An empty key tries the stored one. */
export function testSource(source: string, api_key = '', pin = ''): Promise<MetadataTest> {
	return unwrap(api.POST('/api/v1/metadata/sources/test', { body: { source, api_key, pin } }));
}
