/** The whole way from a text to a draft, as commands, messages and turns in a thread share it. */
import { assemble } from './assemble.ts'
import type { Claim, Mode } from './claims.ts'
import { compose } from './compose.ts'
import type { Draft } from './draft.ts'
import { asTyped } from './normalise.ts'
import { type Reading, read } from './read.ts'
import { type Mark, isKind } from './sense.ts'
import type { Scenario } from './spec.ts'
import { quoted } from './spell.ts'
import { didYouMean, looksLikeGpu, nearTo } from './suggest.ts'
import type { Vocabulary } from './vocabulary.ts'

export type Understanding = {
  readonly reading: Reading
  readonly claims: readonly Claim[]
  readonly leftover: readonly Mark[]
  readonly draft: Draft
  readonly words: (from: number, to: number) => string
}

export function understand(
  text: string,
  mode: Mode,
  vocabulary: Vocabulary,
  today: string,
  base: Scenario | null,
  keep: (claims: readonly Claim[], reading: Reading) => readonly Claim[] = (claims) => claims,
): Understanding {
  const reading = read(text, vocabulary, today, mode === 'message')
  const { claims: all, leftover } = compose(reading, mode)
  const claims = keep(all, reading)
  const words = wordsOf(reading)
  let draft: Draft | null = null
  return {
    reading,
    claims,
    leftover,
    words,
    // Texts that are only tried mostly leave words over, and need no draft.
    get draft() {
      return (draft ??= withMends(assemble(claims, vocabulary, words, base), reading, claims))
    },
  }
}

/** Says which slips were mended in what was used. */
function withMends(draft: Draft, { mends }: Reading, claims: readonly Claim[]): Draft {
  for (const { at, typed, read: word } of mends) {
    if (claims.some(({ from, to }) => from <= at && at < to))
      draft.remark(null, `${quoted(typed)} is read as ${quoted(word)}.`)
  }
  return draft
}

export function wordsOf({ plain, tokens }: Reading): (from: number, to: number) => string {
  return (from, to) => asTyped(plain, tokens[from]?.start ?? 0, tokens[to - 1]?.end ?? 0)
}

/** One fault for each run of words that nothing was made of. */
export function faultUnknown({ reading, leftover, draft, words }: Understanding, vocabulary: Vocabulary): void {
  for (const [index, group] of groups(reading.marks, leftover).entries()) {
    const [first, last] = [group[0], group.at(-1)]
    if (first === undefined || last === undefined) continue
    const term = words(first.from, last.to)
    if (group.every((mark) => isKind(mark, 'amount'))) {
      draft.fault(
        'unknown',
        `${quoted(term)} stands alone: say what it counts, such as tokens, epochs, GPUs, dollars or hours.`,
        [term],
        [`${term}M tokens`, `${term}b`],
      )
      continue
    }
    const near = index < mostLookedUp ? nearTo(term, vocabulary) : []
    const sentence = looksLikeGpu(term)
      ? `There is no GPU called ${quoted(term)} in the catalog.`
      : `${quoted(term)} is not understood.`
    draft.fault('unknown', `${sentence}${didYouMean(near)}`, [term], near)
  }
}

/** Unknown words that are looked up among the known ones. */
const mostLookedUp = 4

/** Neighbours together: "GTX 9999", "5 apples", "support bot". */
function groups(marks: readonly Mark[], leftover: readonly Mark[]): Mark[][] {
  const grouped: Mark[][] = []
  const indexOf = new Map(marks.map((mark, index) => [mark, index] as const))
  let before = -2
  for (const mark of leftover) {
    const index = indexOf.get(mark) ?? -1
    const last = grouped.at(-1)
    if (last !== undefined && index === before + 1) last.push(mark)
    else grouped.push([mark])
    before = index
  }
  return grouped
}
