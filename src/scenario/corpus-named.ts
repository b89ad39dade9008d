/** What a public data set that is named holds, where nobody says how much data there is. */
import type { Dataset } from '../catalog/catalog.ts'
import type { ClaimOf } from './claims.ts'
import type { DataSaid } from './corpus.ts'
import type { Draft } from './draft.ts'
import type { Corpus } from './spec.ts'
import { list, quoted, roundWords } from './spell.ts'

/** The data of one epoch; null where none is named, or an amount is given, which counts more. */
export function namedData(
  draft: Draft,
  claims: readonly ClaimOf<'dataset'>[],
  said: DataSaid,
  datasets: ReadonlyMap<string, Dataset>,
): Corpus | null {
  const found = claims
    .filter((claim, index) => claims.findIndex(({ id }) => id === claim.id) === index)
    .flatMap((claim) => {
      const known = datasets.get(claim.id)
      return known === undefined ? [] : [{ ...known, share: claim.share, words: draft.words(claim) }]
    })
  const names = list(found.map(({ words }) => quoted(words)))
  if (found.length === 0) return null
  if (said.tokens !== null || said.steps !== null) {
    draft.remark('tokens', `${names}: the amount that is given counts, not what the data set holds.`)
    return null
  }
  const rows = found.reduce<number | null>((all, one) => (all === null || one.rows === null ? null : all + one.rows), 0)
  const tokens = found.reduce((all, one) => all + one.tokens, 0)
  if (said.examples !== null) {
    if (said.length !== null || rows === null) return null
    const length = tokens / rows
    draft.remark('tokens', `Examples of ${names} are counted as ${roundWords(length)} tokens each, ${standing(found)}.`)
    return corpus(said.examples.value * length, said.examples.value)
  }
  for (const one of found) {
    const size = one.rows === null ? '' : `${roundWords(one.rows)} examples, `
    const share = one.share === 1 ? '' : `; ${roundWords(one.tokens * one.share)} of them are meant`
    draft.remark(
      'tokens',
      `${quoted(one.words)} is taken for ${one.name}: ${size}about ${roundWords(one.tokens)} tokens${share} (${standing([one])}). Say the tokens if yours differ.`,
    )
  }
  const meant = found.reduce((all, one) => all + one.tokens * one.share, 0)
  const counted = rows === null ? null : found.reduce((all, one) => all + Math.round((one.rows ?? 0) * one.share), 0)
  return corpus(Math.round(meant), counted)
}

const corpus = (tokens: number, examples: number | null): Corpus => ({
  tokensPerEpoch: tokens,
  epochs: 1,
  examples,
  tokensPerExample: examples === null ? null : tokens / examples,
})

/** "recalled, 2025-10" */
function standing(found: readonly Dataset[]): string {
  return [...new Set(found.map(({ standing: how, asOf }) => `${how ?? 'published'}, ${asOf}`))].join('; ')
}
