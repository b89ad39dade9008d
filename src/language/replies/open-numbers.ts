/** Numbers of a reply that say nothing of what they count, and count no word that stands beside them. */
import type { GrammarResult } from '../grammar/slots.ts'
import { type Amount, type Mention, isKind } from '../lexicon/meanings.ts'
import type { RecognizedText } from '../recognizers/recognized-text.ts'

/** A number without a unit, a sum of money or a time that fills no slot. */
export type OpenNumber = Mention<Amount>

/** Numbers without a unit that fill no slot, and count no word that stands beside them. */
export function openNumbers({ mentions, tokens }: RecognizedText, { slots }: GrammarResult): readonly OpenNumber[] {
  return mentions.flatMap((mention, index) => {
    if (!isKind(mention, 'amount') || !isBare(mention.meaning)) return []
    if (slots.some(({ from, to, role }) => role !== 'remark' && from < mention.to && mention.from < to)) return []
    const [before, behind] = [mentions[index - 1], mentions[index + 1]]
    const isBeside = (one: Mention | undefined, at: number): boolean =>
      one !== undefined && (one.to === at || one.from === at)
    // "Reviewer 2", "8 people": of a thing that nobody here knows. "Under 12" limits what it does not say.
    const wordBefore = tokens[mention.from - 1]
    if (
      isKind(before, 'unknown') &&
      isBeside(before, mention.from) &&
      wordBefore?.kind === 'word' &&
      !reads.has(wordBefore.text)
    )
      return []
    // "Double the GPUs for run 2": which one it is.
    if (labels.has(tokens[mention.from - 1]?.text ?? '') && mention.meaning.measure === null) return []
    // "Going with that one" counts nothing.
    if (mention.meaning.value === 1 && mention.meaning.inWords && points.has(wordBefore?.text ?? '')) return []
    // "32 it stays"
    if (
      /^(?:it )?stays?$/u.test(
        `${tokens[mention.to]?.text ?? ''} ${tokens[mention.to + 1]?.text ?? ''}`.replace(/^stays?\b.*/u, 'stays'),
      )
    )
      return []
    if (isKind(before, 'limit') && before.meaning.bound !== 'about') return []
    const next = tokens[mention.to]
    if (isBeside(behind, mention.to) && next?.kind === 'word' && !goesOn.has(next.text) && !isKind(behind, 'instead'))
      return []
    if (next?.text === 'of' && !ofThem.has(tokens[mention.to + 1]?.text ?? '')) return []
    const words = [3, 2, 1].map((back) => tokens[mention.from - back]?.text ?? '')
    // "Back by 4": o'clock.
    const isClock =
      clockWords.has(words[2] ?? '') && mention.meaning.value <= 24 && !words.some((word) => staying.has(word))
    if (isClock) return []
    const isWord = mention.meaning.inWords && mention.meaning.measure !== 'money'
    return isWord && !standsAlone(mention, tokens, slots) ? [] : [mention]
  })
}

/** "It should have read 32" */
const reads: ReadonlySet<string> = new Set(['read', 'reads', 'says', 'said'])
/** Words behind a number that it does not count. */
const goesOn: ReadonlySet<string> = new Set(
  'of per is was are were be would will should might could and or but not nor instead rather than then please pls now too max tops as on for in more less fewer extra if so from to with at since because though tho trains works fits runs gives does sounds seems looks feels again maybe actually really sorry each total it that only'.split(
    ' ',
  ),
)
const points: ReadonlySet<string> = new Set(['that', 'this', 'which', 'every', 'no', 'any', 'each'])
const labels: ReadonlySet<string> = new Set('run attempt phase stage version part round try'.split(' '))
const ofThem: ReadonlySet<string> = new Set(['them', 'those', 'these', 'it'])
const clockWords: ReadonlySet<string> = new Set(['at', 'by', 'until', 'till', 'since', 'from', 'before', 'after'])
const staying: ReadonlySet<string> = new Set(['keep', 'leave', 'stay', 'stick', 'back', 'start'])

/** A number without a unit, a sum of money or a time. */
const isBare = ({ measure, error, factors, hourly, value }: Amount): boolean =>
  (measure === null || measure === 'money' || measure === 'hours') &&
  error === undefined &&
  factors === undefined &&
  hourly !== true &&
  value > 0

/** "Sixteen", "back to four": a number in words is one where nothing else of its clause may be meant. */
function standsAlone(
  { from, to, meaning }: OpenNumber,
  tokens: RecognizedText['tokens'],
  slots: GrammarResult['slots'],
): boolean {
  const [before, behind] = [tokens[from - 1], tokens[to]]
  const isEdge = (token: typeof before): boolean => token === undefined || token.kind === 'sign'
  const opens = isEdge(before) || (meaning.value > 1 ? leads : leadsToOne).has(before?.text ?? '')
  // "A T4 then, one"
  const isOfGpu = slots.some((slot) => slot.role === 'gpus' && !slot.excluded && slot.to < from)
  const isPronoun = meaning.value === 1 && isEdge(before) && !isOfGpu
  return opens && (isEdge(behind) || trails.has(behind?.text ?? '')) && !isPronoun
}
/** "Serious answer: 60 dollars", "then call it 9 hours": nothing else is said in its clause. */
export const isClause = ({ from, to }: OpenNumber, tokens: RecognizedText['tokens']): boolean =>
  [tokens[from - 1], tokens[to]].every(
    (token, at) => token === undefined || token.kind === 'sign' || (at === 0 ? leads : trails).has(token.text),
  )
const leadsToOne: ReadonlySet<string> = new Set(['to', 'just', 'only'])
const leads: ReadonlySet<string> = new Set(
  'to with on just only make it say then do take use try but so rather maybe'.split(' '),
)
const trails: ReadonlySet<string> = new Set('then please pls instead it again now of max tops'.split(' '))
