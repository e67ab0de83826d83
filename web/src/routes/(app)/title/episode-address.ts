/** `s01e02`, as the address of an open episode says it. */
export function addressOf(episode: { season: number; number: number }): string {
	const two = (value: number) => String(value).padStart(2, '0');
	return `s${two(episode.season)}e${two(episode.number)}`;
}

export function readAddress(text: string | null): { season: number; number: number } | null {
	const found = /^s(\d{1,4})e(\d{1,5})$/i.exec(text ?? '');
	return found ? { season: Number(found[1]), number: Number(found[2]) } : null;
}
