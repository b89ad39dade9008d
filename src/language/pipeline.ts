/** The whole way from a text to a draft, as commands, messages and turns in a thread share it. */
import { resolveSlots } from './resolution/resolve.ts'
import type { Slot, InputMode } from './grammar/slots.ts'
import { applyGrammar } from './grammar/grammar.ts'
import type { Draft } from './resolution/scenario-draft.ts'
import { type RecognizedText, recognize, wordsIn } from './recognizers/recognize.ts'
import { type Mention, isKind } from './lexicon/senses.ts'
import type { Scenario } from '../scenario/scenario.ts'
import { quoted } from '../scenario/format-values.ts'
import { didYouMean, looksLikeGpu, nearestWords } from './resolution/suggestions.ts'
import type { Vocabulary } from './lexicon/vocabulary.ts'

export type Understanding = {
  readonly recognized: RecognizedText
  readonly slots: readonly Slot[]
  readonly unrecognized: readonly Mention[]
  readonly draft: Draft
  readonly wordsAt: (from: number, to: number) => string
}

export function understand(
  text: string,
  mode: InputMode,
  vocabulary: Vocabulary,
  today: string,
  base: Scenario | null,
  keep: (slots: readonly Slot[], recognized: RecognizedText) => readonly Slot[] = (slots) => slots,
): Understanding {
  const recognized = recognize(text, vocabulary, today, mode === 'message')
  const { slots: allSlots, unrecognized } = applyGrammar(recognized, mode)
  const slots = keep(allSlots, recognized)
  const wordsAt = wordsIn(recognized)
  let draft: Draft | null = null
  return {
    recognized,
    slots,
    unrecognized,
    wordsAt,
    // Texts that are only tried mostly leave words over, and need no draft.
    get draft() {
      return (draft ??= remarkTypoFixes(resolveSlots(slots, vocabulary, wordsAt, base), recognized, slots))
    },
  }
}

/** Remarks the typos that were fixed in words that fill a slot. */
function remarkTypoFixes(draft: Draft, { typoFixes }: RecognizedText, slots: readonly Slot[]): Draft {
  for (const { at, typed, fixed: word } of typoFixes) {
    if (slots.some(({ from, to }) => from <= at && at < to))
      draft.addRemark(null, `${quoted(typed)} is read as ${quoted(word)}.`)
  }
  return draft
}

/** One issue for each run of words that was not recognized. */
export function addUnrecognizedIssues(
  { recognized, unrecognized, draft, wordsAt }: Understanding,
  vocabulary: Vocabulary,
): void {
  for (const [index, group] of groupNeighbours(recognized.mentions, unrecognized).entries()) {
    const [first, last] = [group[0], group.at(-1)]
    if (first === undefined || last === undefined) continue
    const term = wordsAt(first.from, last.to)
    if (group.every((mention) => isKind(mention, 'amount'))) {
      draft.addIssue(
        'unknown',
        `${quoted(term)} stands alone: say what it counts, such as tokens, epochs, GPUs, dollars or hours.`,
        [term],
        [`${term}M tokens`, `${term}b`],
      )
      continue
    }
    const suggestions = index < maxLookedUp ? nearestWords(term, vocabulary) : []
    const sentence = looksLikeGpu(term)
      ? `There is no GPU called ${quoted(term)} in the catalog.`
      : `${quoted(term)} is not understood.`
    draft.addIssue('unknown', `${sentence}${didYouMean(suggestions)}`, [term], suggestions)
  }
}

/** Unknown words that are looked up among the known ones. */
const maxLookedUp = 4

/** Neighbours together: "GTX 9999", "5 apples", "support bot". */
function groupNeighbours(mentions: readonly Mention[], unrecognized: readonly Mention[]): Mention[][] {
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
