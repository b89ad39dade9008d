/** Lines of a message that its writer only passes on: those behind a ">", and a forwarded mail with its headers. */
import type { Token } from '../text/tokenize.ts'

const headerWords: ReadonlySet<string> = new Set([
  'from',
  'to',
  'cc',
  'date',
  'sent',
  'subject',
  'von',
  'an',
  'betreff',
  'gesendet',
])
const minHeaders = 2
/** A line of these words alone, or with a name, ends what was written. */
const closingWords: ReadonlySet<string> = new Set([
  'best',
  'regards',
  'cheers',
  'thanks',
  'thx',
  'rgds',
  'sincerely',
  'kind',
  'br',
])
const maxClosingLength = 6
/** For each token whether its line is somebody else's; null: none is. Linear in the number of tokens. */
export function quotedTokens(tokens: readonly Token[]): Uint8Array | null {
  let quoted: Uint8Array | null = null
  let headers = 0
  let isMail = false
  let isClosed = false
  // A mail of marked lines ends where the marks do.
  let isMarked = false
  let isKeyBefore = false
  for (let from = 0; from < tokens.length;) {
    const end = lineEnd(tokens, from)
    const first = tokens[from]?.text ?? ''
    const isQuote = first === '>' && tokens[from + 1]?.kind !== 'number'
    const isComment: boolean = first === '#' && isKeyLine(tokens, from + 1) && (isKeyLine(tokens, end) || isKeyBefore)
    isKeyBefore = isKeyLine(tokens, from) || isComment
    const head = isQuote ? from + 1 : from
    const isHeader = headerWords.has(tokens[head]?.text ?? '') && tokens[head + 1]?.text === ':'
    const isForwarded = isForwardLine(tokens, from, end)
    headers = isHeader ? headers + 1 : headers
    if (isForwarded || (isHeader && headers >= minHeaders)) [isMail, isClosed] = [true, false]
    // A name may stand below the end; behind a blank line its reader speaks.
    if (isMail && (first === '^' || (isClosed && first === '\n'))) isMail = false
    if (isMail && isMarked && !isQuote && !isForwarded && first !== '\n') isMail = false
    isMarked = isMail && (isQuote || isMarked)
    if (isQuote || isComment || isHeader || isForwarded || isMail)
      (quoted ??= new Uint8Array(tokens.length)).fill(1, from, end)
    if (isMail && closingWords.has(first) && end - from <= maxClosingLength) isClosed = true
    from = end
  }
  return headers === 1 && !isMail && !isMarked && quoted !== null ? withoutLoneHeader(tokens, quoted) : quoted
}

/** "Date: Tue, Nov 24", "> Sent: Friday": whether a token stands in a line of a mail's head. */
export function isOfHeader(tokens: readonly Token[], at: number): boolean {
  let from = at
  while (from > 0 && tokens[from - 1]?.text !== '\n') from -= 1
  if (tokens[from]?.text === '>') from += 1
  return headerWords.has(tokens[from]?.text ?? '') && tokens[from + 1]?.text === ':'
}

/** "method: lora", and "# method: full" above or below it, which is switched off. */
const isKeyLine = (tokens: readonly Token[], at: number): boolean => {
  const key = tokens[at]
  const sign = [1, 3, 5].map((step) => tokens[at + step]?.text ?? '').find((text) => text !== '_' && text !== '.') ?? ''
  return key?.kind === 'word' && (sign === ':' || sign === '=')
}

function lineEnd(tokens: readonly Token[], from: number): number {
  let at = from
  while (at < tokens.length && tokens[at]?.text !== '\n') at += 1
  return Math.min(at + 1, tokens.length)
}

/** "------ Forwarded message ------", "Begin forwarded message:" */
const isForwardLine = (tokens: readonly Token[], from: number, end: number): boolean => {
  const words = tokens.slice(from, Math.min(end, from + 24)).filter(({ kind }) => kind !== 'sign')
  return (
    words.length <= 4 &&
    words.some(({ text }) => text === 'forwarded' || text === 'weitergeleitete' || text === 'original') &&
    words.some(({ text }) => text === 'message' || text === 'nachricht' || text === 'mail' || text === 'email')
  )
}

/** "To: be decided" is no mail. */
function withoutLoneHeader(tokens: readonly Token[], quoted: Uint8Array): Uint8Array | null {
  for (let from = 0; from < tokens.length;) {
    const end = lineEnd(tokens, from)
    if (headerWords.has(tokens[from]?.text ?? '')) quoted.fill(0, from, end)
    from = end
  }
  return quoted.includes(1) ? quoted : null
}
