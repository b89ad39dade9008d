/** What a public data set that is named holds, where nobody says how much data there is. */
import type { Dataset } from '../../catalog/catalog.ts'
import type { SlotOf } from '../grammar/slots.ts'
import type { DataQuantities } from './data-quantities.ts'
import type { Draft } from './scenario-draft.ts'
import type { Corpus } from '../../scenario/scenario.ts'
import { formatList, quoted, formatRounded } from '../../scenario/format-values.ts'

/**
 * The data of one epoch; null where none is named, or an amount is given, which counts more. `answers`: sequences of an
 * example, such as the two of a pair.
 */
export function resolveNamedDatasets(
  draft: Draft,
  slots: readonly SlotOf<'dataset'>[],
  data: DataQuantities,
  datasets: ReadonlyMap<string, Dataset>,
  answers: number,
): Corpus | null {
  const named = slots
    .filter((slot, index) => slots.findIndex(({ id }) => id === slot.id) === index)
    .flatMap((slot) => {
      const dataset = datasets.get(slot.id)
      return dataset === undefined ? [] : [{ ...dataset, share: slot.share, words: draft.words(slot) }]
    })
  const names = formatList(named.map(({ words }) => quoted(words)))
  if (named.length === 0) return null
  if (data.tokens !== null || data.steps !== null) {
    draft.addRemark('tokens', `${names}: the amount that is given counts, not what the data set holds.`)
    return null
  }
  const rows = named.reduce<number | null>((all, one) => (all === null || one.rows === null ? null : all + one.rows), 0)
  const tokens = named.reduce((all, one) => all + one.tokens, 0)
  if (data.examples !== null) {
    if (data.length !== null || rows === null) return null
    // Pairs that are made of a set of single answers have two of them.
    const sides = named.some(({ pairs }) => pairs === true) ? 1 : answers
    const length = (sides * tokens) / rows
    const ofSides = sides === 1 ? '' : ` (${sides} answers of ${formatRounded(tokens / rows)})`
    draft.addRemark(
      'tokens',
      `Examples of ${names} are counted as ${formatRounded(length)} tokens each${ofSides}, ${sourceOf(named)}.`,
    )
    return singleEpoch(data.examples.value * length, data.examples.value)
  }
  for (const one of named) {
    const size = one.rows === null ? '' : `${formatRounded(one.rows)} examples, `
    const share = one.share === 1 ? '' : `; ${formatRounded(one.tokens * one.share)} of them are meant`
    draft.addRemark(
      'tokens',
      `${quoted(one.words)} is taken for ${one.name}: ${size}about ${formatRounded(one.tokens)} tokens${share} (${sourceOf([one])}). Say the tokens if yours differ.`,
    )
  }
  const sharedTokens = named.reduce((all, one) => all + one.tokens * one.share, 0)
  const sharedRows = rows === null ? null : named.reduce((all, one) => all + Math.round((one.rows ?? 0) * one.share), 0)
  return singleEpoch(Math.round(sharedTokens), sharedRows)
}

const singleEpoch = (tokens: number, examples: number | null): Corpus => ({
  tokensPerEpoch: tokens,
  epochs: 1,
  examples,
  tokensPerExample: examples === null ? null : tokens / examples,
})

/** "recalled, 2025-10" */
function sourceOf(datasets: readonly Dataset[]): string {
  return [...new Set(datasets.map(({ standing, asOf }) => `${standing ?? 'published'}, ${asOf}`))].join('; ')
}
