/** What claims are judged by: the project's own data on a fixed day. */
import { fileURLToPath } from 'node:url'
import { corridor } from '../../src/advise.ts'
import { loadCatalog } from '../../src/catalog/load.ts'
import type { Desk } from '../../src/check/check.ts'
import { estimatorIn } from '../../src/compose.ts'
import { openMarket } from '../../src/offers/market.ts'
import { mannerOf } from '../../src/reply/manner.ts'
import { buildVocabulary, providerNames } from '../../src/scenario/vocabulary.ts'

export const today = '2026-11-24'
const folder = fileURLToPath(new URL('../../data', import.meta.url))
const catalog = loadCatalog(folder)
const vocabulary = buildVocabulary(catalog, providerNames(catalog))
const estimator = estimatorIn(folder, catalog)
const rooms = corridor(catalog, vocabulary, estimator, new Map())

export const desk: Desk = {
  catalog,
  vocabulary,
  estimator,
  market: openMarket(catalog, today),
  manner: mannerOf(catalog, today, false),
  answer: (scenario) => rooms.answer(scenario, today),
}
