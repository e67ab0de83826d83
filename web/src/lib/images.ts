/** Where an image of a title is, in the size that fits its place. */
export function imageHref(imageId: string | null | undefined, size: 'small' | 'medium' | 'large'): string | null {
	return imageId ? `/api/v1/images/${imageId}/${size}` : null;
}
