/** A new GPU, model, provider or stack is a row of data. What it still lacks is said here, with the file to mend. */
import { expect, test } from 'vitest'
import { parseCommand } from '../../src/language/command.ts'
import { buildVocabulary } from '../../src/language/lexicon/vocabulary.ts'
import { providerNames } from '../../src/language/lexicon/provider-names.ts'
import type { Spec } from '../../src/scenario/scenario.ts'
import { catalog } from '../estimate/real-data.ts'

const vocabulary = buildVocabulary(catalog, providerNames(catalog))
const today = '2026-11-24'

/** What a sentence is read as; null: it is not understood. */
function specOf(text: string): Spec | null {
  const read = parseCommand(text, vocabulary, today)
  return 'scenario' in read ? read.scenario.spec : null
}

/** Nobody on record rents these out: they are there for their measured runs, for teams that own them, or to say so. */
const unpriced: ReadonlySet<string> = new Set(
  (
    'a30 a40 a800-80-sxm gaudi3 gh200-144 h20 h800-sxm l40 mi210 mi250x mi350x mi355x rtx-3060 rtx-3080 rtx-4000-ada ' +
    'rtx-4000-sff-ada rtx-4060-ti rtx-4070 rtx-4070-ti rtx-4080 rtx-5000-ada rtx-5060 rtx-5060-ti rtx-5070 rtx-5070-ti rtx-5080 ' +
    'rtx-2080-ti rtx-3060-ti rtx-3070 rtx-3080-ti rtx-3090-ti rtx-4070-super rtx-4070-ti-super rtx-4080-super ' +
    'rtx-a4000 rtx-a5000 rtx-pro-4000 rtx-pro-4500 rtx-pro-5000 rtx-pro-6000-max-q t4 v100-32 v100-32-pcie'
  ).split(' '),
)
/** Their prices come from a feed, or move too fast to be bundled. */
const pricedByFeed: ReadonlySet<string> = new Set(['oci', 'sfcompute'])
/** Too common a word to name a stack by itself: "tune run". */
const ambiguousAliases: ReadonlySet<string> = new Set(['tune'])

test('a GPU is understood by its id, its name and its aliases, and somebody rents it', () => {
  const priced = new Set(catalog.observations.map(({ gpu }) => gpu))
  const missing = [...catalog.gpus.values()].flatMap(({ id, name, aliases }) => [
    ...[id, name.replace(/ \(.*\)$/, ''), ...aliases]
      .filter((typed) => specOf(`8b 1B tokens on ${typed}`)?.gpus?.includes(id) !== true)
      .map((typed) => `data/gpus/${id}.json: "8b 1B tokens on ${typed}" is not read as this GPU`),
    ...(priced.has(id) || unpriced.has(id)
      ? []
      : [`data/gpus/${id}.json: nobody rents it; add an observation of its price to data/offers/PROVIDER.json`]),
  ])
  expect(missing).toEqual([])
})

test('a card is understood by its name and its aliases, and is no GPU', () => {
  const missing = [...catalog.accelerators.values()].flatMap(({ id, name, aliases }) => [
    ...[name.replace(/ \(.*\)$/, ''), ...aliases]
      .filter((typed) => specOf(`8b 1B tokens on ${typed}`)?.gpus?.join() !== id)
      .map((typed) => `data/accelerators/${id}.json: "8b 1B tokens on ${typed}" is not read as this card`),
    ...(catalog.gpus.has(id) ? [`data/accelerators/${id}.json: is in data/gpus too`] : []),
  ])
  expect(missing).toEqual([])
})

test('a model is understood by its id, its name, its repository and its aliases', () => {
  const missing = [...catalog.models.values()].flatMap(({ id, name, repository, aliases }) =>
    [id, name, ...(repository === null ? [] : [repository]), ...aliases]
      .filter((typed) => specOf(`${typed} 1B tokens`)?.model !== id)
      .map((typed) => `data/models/${id}.json: "${typed} 1B tokens" is not read as this model`),
  )
  expect(missing).toEqual([])
})

test('a provider is understood by its name and its aliases, and rents something', () => {
  // A price that is withheld says why there is none.
  const renting = new Set([...catalog.observations, ...catalog.withheld].map(({ provider }) => provider))
  const missing = [...catalog.providers.values()].flatMap(({ id, name, aliases }) => [
    ...[name, ...aliases]
      .filter((typed) => specOf(`8b 1B tokens on ${typed}`)?.providers?.includes(id) !== true)
      .map((typed) => `data/providers/${id}.json: "8b 1B tokens on ${typed}" is not read as this provider`),
    ...(renting.has(id) || pricedByFeed.has(id)
      ? []
      : [`data/offers/${id}.json: no price yet; add one at least, or one that is withheld`]),
  ])
  expect(missing).toEqual([])
})

test('a software stack is understood by its id and its aliases', () => {
  const missing = [...catalog.stacks.values()].flatMap(({ id, aliases }) =>
    [id, ...aliases]
      .filter((typed) => !ambiguousAliases.has(typed) && specOf(`8b 1B tokens with ${typed}`)?.stack !== id)
      .map((typed) => `data/stacks/${id}.json: "8b 1B tokens with ${typed}" is not read as this stack`),
  )
  expect(missing).toEqual([])
})
