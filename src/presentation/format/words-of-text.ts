/** Rules of thumb for English text. */

/** Words of a token, and of a page. */
export const wordsPerToken = 0.75
export const wordsPerPage = 500
