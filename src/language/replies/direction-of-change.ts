/**
 * "Raise it by 200", "the set grew by 5M", "drop the last 20B", "500M more than this": whether an amount is added to what
 * holds or taken off it, by the words right around it.
 */
import type { Amount } from '../lexicon/meanings.ts'
import type { Vocabulary } from '../lexicon/vocabulary.ts'
import type { Token } from '../text/tokenize.ts'

/** More or fewer than what holds. */
export type ChangeOfAmount = NonNullable<Amount['change']>

/** So many words before an amount may tell what becomes of it. */
const maxReach = 8
/** Between the word that adds or takes away and the amount. */
const between: ReadonlySet<string> = new Set(
  'about around roughly some maybe like ~ another the last first final these those further additional extra up'.split(
    ' ',
  ),
)
/** Which of the data: "drop the 20B" names what holds, and "drop the last 20B" a part of it. */
const parts: ReadonlySet<string> = new Set(['last', 'first', 'final', 'these', 'those'])
const ends: ReadonlySet<string> = new Set([',', '.', ';', ':', '!', '(', ')', 'and', 'but'])
/** Behind "more": it is said of what holds, and sets no lower limit. */
const thanHeld: ReadonlySet<string> = new Set(
  'this that it before now planned what we last ours expected yesterday today then'.split(' '),
)
const units: ReadonlySet<string> = new Set('tokens of it dollars bucks examples rows'.split(' '))

/** Null where the words around the tokens from `from` to `to` say neither. */
export function directionAt(
  tokens: readonly Token[],
  { from, to }: { readonly from: number; readonly to: number },
  { raises, lowers, adds, takes, addsBehind, takesBehind }: Vocabulary['intentPhrases']['direction'],
): ChangeOfAmount | null {
  const wordAt = (at: number): string => tokens[at]?.text ?? ''
  // "Drop ctx to 4k" is one amount with its field: what counts stands before the number.
  const number = tokens.findIndex(({ kind }, index) => index >= from && index < to && kind === 'number')
  const first = number < 0 ? from : number
  let at = first - 1
  while (between.has(wordAt(at))) at -= 1
  const skipped = tokens.slice(at + 1, first).map(({ text }) => text)
  const isNamed = skipped.includes('the') && !skipped.some((word) => parts.has(word))
  const [last, lastTwo] = [wordAt(at), `${wordAt(at - 1)} ${wordAt(at)}`]
  if (last === 'by') {
    const words: string[] = []
    for (let back = at - 1; back >= 0 && at - back <= maxReach && !ends.has(wordAt(back)); back -= 1)
      words.unshift(wordAt(back))
    const clause = words.join(' ')
    if (lowers.test(clause)) return 'fewer'
    if (raises.test(clause)) return 'more'
  }
  if (!isNamed && takes.test(last === 'off' || last === 'out' || last === 'away' ? lastTwo : last)) return 'fewer'
  if (!isNamed && adds.test(last)) return 'more'
  let behind = to
  while (units.has(wordAt(behind))) behind += 1
  const next = wordAt(behind)
  if (next === '') return null
  if (wordAt(behind + 1) === 'than' && !thanHeld.has(wordAt(behind + 2))) return null
  if (addsBehind.test(next === 'on' || next === 'in' || next === 'came' ? `${next} ${wordAt(behind + 1)}` : next))
    return 'more'
  return takesBehind.test(next) ? 'fewer' : null
}
