/** Words that nobody knows, and numbers that count nothing: named, with what they may have been meant for. */
import { quoted } from '../../scenario/format-values.ts'
import { didYouMean, looksLikeGpu, nearestWords } from '../lexicon/nearest-words.ts'
import { type Mention, isKind } from '../lexicon/meanings.ts'
import { addressIn } from '../text/addresses.ts'
import type { Vocabulary } from '../lexicon/vocabulary.ts'
import type { Understanding } from './understanding.ts'

/** One issue for each run of words that was not recognized. */
export function addUnrecognizedIssues(
  { recognized, unrecognized, draft, wordsAt }: Understanding,
  vocabulary: Vocabulary,
): void {
  const groups = groupNeighbors(recognized.mentions, unrecognized)
  const isLone = (group: readonly Mention[]): boolean => group.every((mention) => isKind(mention, 'amount'))
  const lone = groups.filter(isLone).map((group) => wordsAt(group[0]?.from ?? 0, group.at(-1)?.to ?? 0))
  if (lone.length > 1)
    draft.addIssue(
      'unknown',
      `${listOf(lone)} stand alone: say what they count, such as tokens, epochs, GPUs, dollars or hours.`,
      lone,
    )
  for (const [index, group] of groups.entries()) {
    const [first, last] = [group[0], group.at(-1)]
    if (first === undefined || last === undefined || (lone.length > 1 && isLone(group))) continue
    const term = wordsAt(first.from, last.to)
    if (isLone(group)) {
      // "2x faster": without the number the sign says nothing.
      const after = recognized.mentions.find(({ from }) => from === last.to)
      const joined = isKind(after, 'times') ? wordsAt(first.from, after.to) : term
      const whole = joined.includes(' ') ? term : joined
      draft.addIssue(
        'unknown',
        `${quoted(whole)} stands alone: say what it counts, such as tokens, epochs, GPUs, dollars or hours.`,
        [whole],
        // Before other words it is a part of what they say: "2x faster".
        last.to === recognized.tokens.length ? [`${term}M tokens`, `${term}b`] : [],
      )
      continue
    }
    const page = addressIn(term)
    if (page !== null) {
      draft.addIssue('unknown', `${quoted(term)} is not opened. ${page.instead}.`, [term])
      continue
    }
    const suggestions = index < maxLookedUp ? nearestWords(term, vocabulary) : []
    const sentence = looksLikeGpu(term)
      ? `There is no GPU called ${quoted(term)} in the catalog.`
      : `${quoted(term)} is not understood.`
    draft.addIssue('unknown', `${sentence}${didYouMean(suggestions)}`, [term], suggestions)
  }
}

/** "“22”, “00” and “06”"; of many the first. */
function listOf(terms: readonly string[]): string {
  const named = [...new Set(terms)].slice(0, maxNamed).map(quoted)
  const last = named.at(-1) ?? ''
  return named.length < 2 ? last : `${named.slice(0, -1).join(', ')} and ${last}`
}
const maxNamed = 5

/** Unknown words that are looked up among the known ones. */
const maxLookedUp = 4

/** Neighbours together: "GTX 9999", "5 apples", "support bot". */
function groupNeighbors(mentions: readonly Mention[], unrecognized: readonly Mention[]): Mention[][] {
  const grouped: Mention[][] = []
  const indexOf = new Map(mentions.map((mention, index) => [mention, index] as const))
  let before = -2
  for (const mention of unrecognized) {
    const index = indexOf.get(mention) ?? -1
    const last = grouped.at(-1)
    if (last !== undefined && index === before + 1) last.push(mention)
    else grouped.push([mention])
    before = index
  }
  return grouped
}
