import { api, unwrap, type Schemas } from '$lib/api/client';

export type DelaySettings = Schemas['DelaySettings'];
export type DelayProfile = Schemas['DelayProfileView'];
export type ReleaseRules = Schemas['ReleaseRulesSettings'];
export type ReleaseRulesOf = Schemas['ReleaseRulesView'];
export type ScoringSettings = Schemas['ScoringSettings'];
export type GrabPolicy = Required<Schemas['PolicySettings']>;
export type QualitySize = Schemas['QualitySize'];

/** What a rule is for. Null is for all profiles, or libraries, that have none of their own. */
export interface RuleScope {
	profile_id: string | null;
	library_id: string | null;
}

export const FOR_ALL: RuleScope = { profile_id: null, library_id: null };

export const isSameScope = (one: RuleScope, other: RuleScope) =>
	one.profile_id === other.profile_id && one.library_id === other.library_id;

const of = ({ profile_id, library_id }: RuleScope) => ({ params: { query: { profile_id, library_id } } });

export async function listDelays(): Promise<DelayProfile[]> {
	return (await unwrap(api.GET('/api/v1/delay-profiles'))).items;
}

export function setDelay(body: DelaySettings, scope: RuleScope) {
	return unwrap(api.PUT('/api/v1/delay-profiles', { ...of(scope), body }));
}

export function removeDelay(scope: RuleScope) {
	return unwrap(api.DELETE('/api/v1/delay-profiles', of(scope)));
}

export async function listReleaseRules(): Promise<ReleaseRulesOf[]> {
	return (await unwrap(api.GET('/api/v1/release-rules'))).items;
}

export function setReleaseRules(body: ReleaseRules, scope: RuleScope) {
	return unwrap(api.PUT('/api/v1/release-rules', { ...of(scope), body }));
}

export function removeReleaseRules(scope: RuleScope) {
	return unwrap(api.DELETE('/api/v1/release-rules', of(scope)));
}

export function getScoring(): Promise<ScoringSettings> {
	return unwrap(api.GET('/api/v1/scoring-rules'));
}

export function setScoring(body: ScoringSettings): Promise<ScoringSettings> {
	return unwrap(api.PUT('/api/v1/scoring-rules', { body }));
}

/** What holds for every release, whatever the profile. */
export async function getPolicy(): Promise<GrabPolicy> {
	return (await unwrap(api.GET('/api/v1/grab-policy'))) as GrabPolicy;
}

export async function setPolicy(body: GrabPolicy): Promise<GrabPolicy> {
	return (await unwrap(api.PUT('/api/v1/grab-policy', { body }))) as GrabPolicy;
}

export async function listSizes(): Promise<QualitySize[]> {
	return (await unwrap(api.GET('/api/v1/quality-sizes'))).items;
}

export async function setSizes(items: QualitySize[]): Promise<QualitySize[]> {
	return (await unwrap(api.PUT('/api/v1/quality-sizes', { body: { items } }))).items;
}
