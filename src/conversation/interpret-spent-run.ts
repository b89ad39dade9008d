/** A run that is part done with part of its money: whether the rest lasts, by the figures that are told. */
import { signOfMoney } from '../language/text/currency-signs.ts'
import { barePriceIn } from '../language/inquiries/bare-price.ts'
import { ratesIn } from '../language/inquiries/quoted-rate.ts'
import { spentRunIn } from '../language/inquiries/spent-run.ts'
import { spentRunSentences } from '../presentation/content/inquiries/spent-run-sentences.ts'
import type { Spec } from '../scenario/scenario.ts'
import { usdOfOneGpu } from '../scenario/stated-figures.ts'
import { type FoundInterpretation, inquiryOf } from './part-readers.ts'

/** Null where not both shares are told. */
export function spentRunOf(text: string, specOf: (words: string) => Spec): FoundInterpretation {
  const run = spentRunIn(text)
  if (run === null) return null
  const [rate, ...others] = ratesIn(run.rest)?.rates ?? []
  const bare = rate === undefined ? barePriceIn(run.rest) : null
  const { gpuCount } = specOf(run.rest)
  const currency = run.budget?.currency ?? null
  const isOfMoney = rate?.per === 'hour' && others.length === 0 && rate.currency === currency
  const price = isOfMoney ? rate.usd : currency === null ? (bare?.usd ?? null) : null
  const perHour = price === null ? null : usdOfOneGpu(price, rate?.isPerGpu, gpuCount) * (gpuCount ?? 1)
  const { done, spentShare } = run
  const sign = signOfMoney(currency)
  return inquiryOf({
    kind: 'known',
    id: 'spent run',
    says: spentRunSentences({ done, spentShare, budget: run.budget?.amount ?? null, sign, perHour, gpuCount }),
  })
}
