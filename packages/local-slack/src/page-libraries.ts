/** Libraries of the page, by the names under which it imports them. */
export const pageLibraries = ['preact', 'preact/hooks', 'marked', 'gemoji']

/** Where the page finds one. */
export const libraryPath = (name: string): string => `library/${name.replace('/', '-')}.mjs`
