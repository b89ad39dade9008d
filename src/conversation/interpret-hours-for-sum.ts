/** "Is $2,500 on 8 H100s enough?", "$25k of Google credits": the hours that a sum buys, at whom. */
import { hoursForSumIn } from '../language/inquiries/hours-for-sum.ts'
import { hoursForSumSentences } from '../presentation/content/inquiries/hours-for-sum-sentences.ts'
import { conversionText } from '../presentation/content/messages/conversion-note.ts'
import { hourlyRowsOf } from '../recommend/inquiries/hours-for-sum.ts'
import { kindsOfGpus } from '../recommend/inquiries/per-token.ts'
import { inDollars } from './dollars.ts'
import { formsOf } from './named-rent.ts'
import { inquiryOf, type SpecReader } from './part-readers.ts'

/** What credits are mostly asked to buy, where no GPU is named. */
const usualOfCredits = ['h100-sxm', 'a100-80-sxm'] as const
const maxKinds = 2
const leastHours = 2

/** Null where no sum is asked what time it buys, or a job to train is named. */
export const hoursForSumOf: SpecReader = (text, specOf, request, context) => {
  const asked = hoursForSumIn(text)
  if (asked === null) return null
  const read = specOf(asked.rest)
  // "$25k google credits": what stands between may be what names the cloud.
  const spec = {
    ...read,
    providers: read.providers ?? (asked.isCredits ? specOf(text).providers : null),
    deadlineHours: null,
  }
  const isOpen = spec.gpus === null
  if (spec.params !== null || spec.tokens !== null || spec.owned !== null) return null
  // Credits are of one cloud.
  if (isOpen && !(asked.isCredits && spec.providers !== null)) return null
  const market = context.marketFor(request)
  const { catalog } = context
  const gpus = spec.gpus ?? usualOfCredits.filter((id) => catalog.gpus.has(id))
  const kinds = kindsOfGpus(gpus, market)
  if (kinds.length > maxKinds) return null
  const { names } = context.renderContextOn(request)
  const usd = inDollars(asked.amount, asked.currency, context)
  const { quotas } = catalog.totalCost.considerations
  const large = spec.providers?.find((id) => quotas.providers.includes(id))
  const sum = {
    ...asked,
    usd,
    gpuCount: spec.gpuCount,
    rate: conversionText(asked.currency, catalog.totalCost.currencies),
    quotaAt: large === undefined ? null : names.provider(large),
  }
  const rowsOf = kinds.map((kind) =>
    hourlyRowsOf({ ...spec, gpus: formsOf(kind, spec.gpuCount ?? 1, context) }, market),
  )
  const [first = [], ...others] = rowsOf.filter((rows) => rows.length > 0)
  const [lowest] = first
  // What buys no hours to speak of is a price that is doubted.
  if (lowest === undefined || usd < leastHours * lowest.price.usdPerGpuHour * (spec.gpuCount ?? 1)) return null
  const rows = [...first, ...others.flatMap((more) => more)]
  const says = hoursForSumSentences(sum, rows, names)
  // What can be trained is asked of the whole sum.
  if (!isOpen) return inquiryOf({ kind: 'known', id: 'hours for a sum', says })
  const budget = { ...spec, budgetUsd: usd }
  return {
    kind: 'inquiry',
    inquiry: { kind: 'budget', spec: budget, isOptimal: false, unused: [] },
    generalAnswers: says,
  }
}
