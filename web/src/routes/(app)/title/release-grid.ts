/** The columns of the interactive search, shared by headings and rows. A name has the width of all but the button, so
 * that it stays whole; its verdict and its facts are below it. Narrow screens have the name and the button. */
export const RELEASE_GRID =
	'grid grid-cols-[minmax(0,1fr)_auto] items-start gap-x-3 gap-y-1 lg:grid-cols-[minmax(0,1fr)_112px_48px_68px_56px_72px_92px_76px]';
