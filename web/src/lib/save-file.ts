/** Gives the browser a file to keep. */
export function saveJson(name: string, value: unknown): void {
	const url = URL.createObjectURL(new Blob([`${JSON.stringify(value, null, 2)}\n`], { type: 'application/json' }));
	const link = Object.assign(document.createElement('a'), { href: url, download: fileName(name) });
	link.click();
	URL.revokeObjectURL(url);
}

/** A name that every file system takes. */
export function fileName(name: string): string {
	const plain = name
		.normalize('NFKD')
		.replace(/[^\w.-]+/g, '-')
		.replace(/^[-.]+|-+$/g, '')
		.toLowerCase();
	return `${plain || 'reelway'}.json`;
}
