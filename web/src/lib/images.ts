/** The width of a small poster in pixels, as the catalog keeps it. */
const SMALL_POSTER = 185;

/** Where an image of a title is, in the size that fits its place. */
export function imageHref(imageId: string | null | undefined, size: 'small' | 'medium' | 'large'): string | null {
	return imageId ? `/api/v1/images/${imageId}/${size}` : null;
}

/** Where a poster is for a place so many CSS pixels wide: no larger than this screen can show there. */
export function posterHref(imageId: string | null | undefined, width: number): string | null {
	return imageHref(imageId, width * devicePixelRatio > SMALL_POSTER ? 'medium' : 'small');
}
