/** Runs that nobody types: of blanks, and of the signs that numbers are made of. */

/** Characters of such a run that are kept: more than any number, or any indentation, has. */
const longest = 100
const run = /\s{101,}|[\d.,'’_]{101,}/gu

/** The text with long runs cut short, itself without one: patterns would try each place of them as a beginning. */
const withBoundedRuns = (text: string): string =>
  text.length <= longest ? text : text.replaceAll(run, (found) => found.slice(0, longest))

/** A request with its text cut so; one without a text as it is. */
export const withBoundedText = <Request extends object>(request: Request): Request =>
  'text' in request && typeof request.text === 'string' ? { ...request, text: withBoundedRuns(request.text) } : request
