/** What services that train on their own machines ask for a million tokens of a model. */
import type { Catalog } from '../../../catalog/catalog.ts'
import { hostedPrices } from '../../../offers/hosted-prices.ts'
import { formatUsd } from '../../format/number-format.ts'
import { spanText } from '../../../recommend/figure-text.ts'

const million = 1e6

/** `service`: the one that is asked about goes first; null: any. */
export function hostedRatesSentences(
  params: number,
  model: string | null,
  service: string | null,
  catalog: Pick<Catalog, 'hosted' | 'models'>,
): readonly string[] {
  const prices = hostedPrices({ model, params, tokens: 1000 * million, method: null }, catalog)
  const inOrder = [
    ...prices.filter(({ provider }) => provider === service),
    ...prices.filter(({ provider }) => provider !== service),
  ].slice(0, maxServices)
  const perMillion = (usd: number): string => formatUsd(usd / 1000)
  const asked = service === null ? undefined : catalog.hosted.get(service)
  const rows = inOrder.map(({ provider, usd, asOf }) => {
    const { name, rules } = catalog.hosted.get(provider) ?? { name: provider, rules: '' }
    return `${name} asks ${spanText(usd, perMillion)} for a million tokens, all passes counted (${rules}; ${asOf === null ? 'date not known' : `price of ${asOf}`}).`
  })
  return [
    ...(asked === undefined || prices.some(({ provider }) => provider === service)
      ? []
      : [
          `No usable price of ${asked.name} for this model is on record.${asked.closing === null ? '' : ` It closes: ${asked.closing.what}.`}`,
        ]),
    ...(rows.length === 0 ? ['No hosted fine-tuning service on record trains this.'] : rows),
    'Renting is mostly cheaper from some tens of millions of tokens on, and a service saves the set-up. Say how many tokens for both sums.',
  ]
}
const maxServices = 3

/** What the first set-up of rented GPUs costs in people's time, at `usd` an hour. */
export const setupTimeSentence = (usd: number): string =>
  `Your time counts more than the GPU: the first set-up of a rented one takes some 1 to 4 hours (rule of thumb), ${formatUsd(usd)} to ${formatUsd(4 * usd)} at ${formatUsd(usd)} an hour, so for a single small run a service is cheaper; from a handful of runs on, renting is.`
