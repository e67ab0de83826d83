/** After dots, dashes and underscores a name may go on in the next line, but not at the point of `5.1` or `H.264`. */
const PLACES = /(?<=[._-])(?![._-])(?!(?<=\d\.)\d(?!\d))(?!(?<=[hx]\.)26\d)/i;

/** The text in the pieces that stay whole as long as they fit; put together they are the text. */
export function piecesOf(text: string): string[] {
	return text.split(PLACES);
}

/** Whether a line may end after a piece. */
export function mayEnd(piece: string): boolean {
	return /[._-]$/.test(piece);
}
