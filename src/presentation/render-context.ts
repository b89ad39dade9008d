/** How answers are given: what ids are called, today's date, when a price is stale, whether thread and buttons listen. */
import type { Catalog } from '../catalog/catalog.ts'
import type { RulesOfThumb } from '../catalog/rules-of-thumb.ts'
import { type DisplayNames, createDisplayNames } from './format/display-names.ts'
import type { ToldMoney } from '../recommend/figure-text.ts'
import { rememberedOf } from '../once.ts'

/** What words need beside the figures: names, the day, and whether one can reply. */
export type RenderContext = {
  readonly names: DisplayNames
  /** ISO date; prices are aged against it. */
  readonly today: string
  readonly staleAfterDays: number
  /** False leaves the controls out, and asks for a new command instead of a reply in the thread. */
  readonly isInteractive: boolean
  /** In which totals are told beside dollars; null: in dollars alone. */
  readonly currency: ToldMoney | null
  readonly rules: RulesOfThumb
}

type RenderCatalog = Parameters<typeof createDisplayNames>[0] & Pick<Catalog, 'priceAge' | 'totalCost' | 'inquiryFacts'>

/** The render context that the catalog's names and its age of prices give. `currency`: three letters; one without a rate is none. */
export function createRenderContext(
  catalog: RenderCatalog,
  today: string,
  isInteractive: boolean,
  currency: string | null = null,
): RenderContext {
  const facts = currency === null || currency === 'USD' ? undefined : catalog.totalCost.currencies[currency]
  return {
    names: namesOf(catalog),
    today,
    isInteractive,
    staleAfterDays: catalog.priceAge.staleAfter.base,
    rules: catalog.inquiryFacts.rules,
    currency: facts === undefined ? null : { sign: facts.sign, usdOfOne: facts.usd.base },
  }
}

/** The names of a catalog, which are the same for every answer. */
const namesOf = rememberedOf((catalog: RenderCatalog) => createDisplayNames(catalog))
