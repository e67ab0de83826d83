import type { NameReading } from '$lib/services/decisions';

/** What was found, as text; what was not is left out. */
export function toldFacts(facts: NameReading['facts']): { name: string; value: string }[] {
	return Object.entries(facts)
		.filter(([name]) => name !== 'name' && name !== 'spans')
		.map(([name, value]) => ({ name: name.replaceAll('_', ' '), value: tell(value) }))
		.filter((fact) => fact.value !== '');
}

function tell(value: NameReading['facts'][string]): string {
	if (value === null || value === false) return '';
	if (value === true) return '✓';
	if (Array.isArray(value)) return value.join(', ');
	if (typeof value !== 'object') return String(value);
	return Object.entries(value)
		.filter(([, part]) => part !== null && part !== 0 && part !== 'unknown' && part !== 'none')
		.map(([part, found]) => `${part.replaceAll('_', ' ')} ${found}`)
		.join(', ');
}
