/**
 * How much of a text is read. Readers take time for each name and number in it, so that a wall of them is bounded by
 * their count: prose of the longest kind that people write has a few dozen.
 */

/** Characters of the longest command; what is longer is a paste gone wrong. */
export const maxCommandLength = 4000
/** Characters of the longest message. */
export const maxMessageLength = 12_000
/** Characters of a reply that are read at each end: the newest line of a log is its last one. */
const maxReplyEnd = 6000
/** Numbers, and names with a digit, of a text that begins a conversation. */
export const maxNumbers = 100

/** The text that is read; `unread`: a sentence about the rest, null where that is nothing. */
export type ReadablePart = { readonly text: string; readonly unread: string | null }

/** Of a text that begins a conversation, its beginning. */
export function readableBeginning(text: string, maxLength = maxMessageLength): ReadablePart {
  const numbersEnd = endOfNumbers(text)
  const isDense = numbersEnd < maxLength
  const most = Math.min(numbersEnd, maxLength)
  if (text.length <= most) return { text, unread: null }
  // What is cut in the middle of a word would be read as another one.
  const kept = isDense ? text.slice(0, most).replace(/\S{1,40}$/u, '') : text.slice(0, most)
  const why = isDense ? `The message has more than ${maxNumbers} numbers` : 'The message is long'
  const how = isDense ? ' Say the job in one or two sentences.' : ''
  return { text: kept, unread: `${why}: its first ${kept.length} characters were read.${how}` }
}

/** Of a reply, its beginning and its end. */
export function readableEnds(text: string): ReadablePart {
  if (text.length <= 2 * maxReplyEnd) return { text, unread: null }
  const unread = `The reply has ${text.length} characters: the first ${maxReplyEnd} and the last ${maxReplyEnd} were read.`
  return { text: `${text.slice(0, maxReplyEnd)}\n${text.slice(-maxReplyEnd)}`, unread }
}

/** Whether a text has more numbers than `most`. */
export const hasMoreNumbers = (text: string, most = maxNumbers): boolean => endOfNumbers(text, most) < text.length

/** Where the number begins that is one too many; infinite where there is none. */
function endOfNumbers(text: string, most = maxNumbers): number {
  let count = 0
  let wasNumber = false
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    const isDigit = code >= 48 && code <= 57
    if (isDigit && !wasNumber) count += 1
    if (count > most) return at
    // "1,000.5" is one number.
    wasNumber = isDigit || (wasNumber && (code === 44 || code === 46))
  }
  return Infinity
}
