export interface SchemaField {
	name: string;
	type: string;
	meaning: string;
}

interface Part {
	type?: string;
	format?: string;
	description?: string;
	$ref?: string;
	anyOf?: Part[];
	items?: Part;
	const?: unknown;
	enum?: unknown[];
}

/** The fields of a message's schema in words: name, type, meaning. */
export function fieldsOf(schema: Record<string, unknown>): SchemaField[] {
	const parts = (schema.properties ?? {}) as Record<string, Part>;
	const required = (schema.required ?? []) as string[];
	return Object.entries(parts).map(([name, part]) => ({
		name: required.includes(name) ? name : `${name}?`,
		type: typeOf(part),
		meaning: part.description ?? ''
	}));
}

function typeOf(part: Part): string {
	if (part.$ref) return part.$ref.split('/').at(-1) ?? '';
	if (part.anyOf) return part.anyOf.map(typeOf).join(' | ');
	if (part.type === 'array') return `${part.items ? typeOf(part.items) : 'any'}[]`;
	return part.format ?? part.type ?? 'any';
}
