/** The columns of the interactive search, shared by headings and rows; narrow screens have the name and the button. */
export const RELEASE_GRID =
	'grid grid-cols-[minmax(0,1fr)_auto] items-start gap-x-3 lg:grid-cols-[minmax(0,1fr)_100px_48px_68px_56px_72px_92px_76px]';
