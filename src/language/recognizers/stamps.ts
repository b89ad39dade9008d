/** Who speaks when, as chats and logs write it before or above a line: "[10:42]", "dana 9:14 AM", "[2026-11-26 23:51:07] INFO". */
import type { Mention } from '../lexicon/meanings.ts'
import type { Token } from '../text/tokenize.ts'
import type { RecognizerInput } from './recognizer.ts'
import { isOneOrTwoDigits } from '../text/characters.ts'

/** A name and a clock time; a longer line says something. */
const maxHeading = 9
/** A date and a time to the millisecond. */
const maxBracket = 16
const maxDay = 6

const isLineEnd = (token: Token | undefined): boolean => token === undefined || token.text === '\n'

/** A stamp says nothing of a job: its numbers are none of it, and its day is no deadline. */
export function recognizeStamp({ tokens, vocabulary }: RecognizerInput, at: number): Mention | null {
  const isMarked = tokens[at - 1]?.text === '*'
  const start = isMarked ? at - 1 : at
  const isAfterStamp = tokens[start - 1]?.text === ']'
  if (start > 0 && !isLineEnd(tokens[start - 1]) && !isAfterStamp) return null
  const isName = isSpeaker(tokens, at, isMarked) && vocabulary.phrases.longestMatch(tokens, at) === null
  if (isName) return { from: at, to: at + 1, meaning: { kind: 'function-word' } }
  if (start < at || isAfterStamp) return null
  const to = bracketEnd(tokens, at) ?? loggedAt(tokens, at) ?? headingEnd(tokens, at)
  return to === null ? null : { from: at, to, meaning: { kind: 'function-word' } }
}

/** "Dana: …" among other lines. */
function isSpeaker(tokens: readonly Token[], at: number, isMarked: boolean): boolean {
  const colon = isMarked && tokens[at + 1]?.text === '*' ? at + 2 : at + 1
  const isColon = tokens[colon]?.text === ':' || (isMarked && tokens[at + 1]?.text === ':')
  return tokens[at]?.kind === 'word' && tokens[at].capital && isColon && tokens.some(({ text }) => text === '\n')
}

/** Hours and minutes, with seconds and half of the day where they are there: the token behind them; null: there are none. */
function clockEnd(tokens: readonly Token[], at: number): number | null {
  if (!isOneOrTwoDigits(tokens[at]?.text ?? '')) return null
  let to = at + 1
  for (
    let part = 0;
    part < 2 && tokens[to]?.text === ':' && /^\d\d(?:\.\d{1,6})?$/.test(tokens[to + 1]?.text ?? '');
    part += 1
  )
    to += 2
  if (to === at + 1) return null
  return ['am', 'pm'].includes(tokens[to]?.text ?? '') ? to + 1 : to
}

/** "[10:42]", "(9:14 am)", "[2026-11-26 23:51:07]" */
function bracketEnd(tokens: readonly Token[], at: number): number | null {
  const close = tokens[at]?.text === '[' ? ']' : tokens[at]?.text === '(' ? ')' : null
  if (close === null) return null
  for (let end = at + 1; end < at + maxBracket && !isLineEnd(tokens[end]); end += 1) {
    if (tokens[end]?.text !== close) continue
    for (let clock = at + 1; clock < end; clock += 1) {
      const isOfDay = clock === at + 1 || tokens[clock]?.adjacent === false || tokens[clock - 1]?.text === 't'
      if (isOfDay && clockEnd(tokens, clock) === end) return end + 1
    }
    return null
  }
  return null
}

/** "2026-11-26 23:51:07": a day and its time, as a log writes them before what it says. */
function loggedAt(tokens: readonly Token[], at: number): number | null {
  if (!/^\d{4}$/.test(tokens[at]?.text ?? '') || !/^[-/]$/.test(tokens[at + 1]?.text ?? '')) return null
  for (let clock = at + maxDay - 1; clock <= at + maxDay; clock += 1) {
    const to = clockEnd(tokens, clock)
    if (to !== null)
      return tokens[to]?.text === ',' && tokens[to].adjacent && tokens[to + 1]?.kind === 'number' ? to + 2 : to
  }
  return null
}

/** "dana 9:14 AM" is all of its line, and what she says stands below. */
function headingEnd(tokens: readonly Token[], at: number): number | null {
  if (tokens[at]?.kind !== 'word') return null
  for (let clock = at + 1; clock < at + maxHeading && !isLineEnd(tokens[clock]); clock += 1) {
    const token = tokens[clock]
    if (token?.kind === 'number') {
      const to = clockEnd(tokens, clock)
      const end = to !== null && /^[\])]$/.test(tokens[to]?.text ?? '') ? to + 1 : to
      return end !== null && tokens[end]?.text === '\n' ? end : null
    }
    if (token?.kind === 'sign' && !/^[[(_.@-]$/.test(token.text)) return null
  }
  return null
}

/** "Kicked off 9:15 this morning": when something began counts nothing. */
export function recognizeClock({ tokens }: RecognizerInput, at: number): Mention | null {
  const [hour, colon, minutes] = [tokens[at], tokens[at + 1], tokens[at + 2]]
  const isClock =
    begun.has(tokens[at - 1]?.text ?? '') &&
    isOneOrTwoDigits(hour?.text ?? '') &&
    Number(hour?.text) <= lastHour &&
    colon?.text === ':' &&
    colon.adjacent &&
    minutes?.adjacent === true &&
    /^[0-5]\d$/.test(minutes.text)
  return isClock ? { from: at, to: at + 3, meaning: { kind: 'function-word' } } : null
}
const lastHour = 24
const begun: ReadonlySet<string> = new Set('off started begun began launched running'.split(' '))
