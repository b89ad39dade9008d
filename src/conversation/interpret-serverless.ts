/** "300 calls a day to our 13b, serverless or dedicated?": how long they keep a machine busy, and both bills. */
import { serverlessRequestsIn } from '../language/inquiries/request-volume.ts'
import { planName, providerName } from '../presentation/format/display-names.ts'
import { serverlessSentences } from '../presentation/content/inquiries/arithmetic-sentences.ts'
import { hostingPlanOf } from '../recommend/inquiries/hosting.ts'
import { hoursOfMonth } from '../scenario/hours-of-time.ts'
import { inquiryOf, type SpecReader } from './part-readers.ts'

/** Share of the time. */
const maxBusyShare = 0.9

/** Null where it is not asked, or nothing hosts the model. */
export const serverlessOrOwn: SpecReader = (text, specOf, request, context) => {
  const found = serverlessRequestsIn(text)
  if (found === null) return null
  const spec = specOf(text.replace(found.words, ' '))
  if (spec.params === null || spec.tokens !== null) return null
  const market = context.marketFor(request)
  const wish = { users: 1, areConcurrent: true, isOfficeHours: false, tokensPerSecond: null }
  const [best] = hostingPlanOf({ ...spec, deadlineHours: null, budgetUsd: null }, wish, market)?.options ?? []
  if (best === undefined) return null
  const { requestSeconds, serverlessTimes } = context.catalog.inquiryFacts.serving
  const hours = (found.requestsPerMonth * requestSeconds.base) / 3600
  // Then there is nothing to choose.
  if (hours > maxBusyShare * hoursOfMonth) return null
  const { names } = context.renderContextOn(request)
  const ownUsd = best.usdPerGpuHour * best.gpuCount * hoursOfMonth
  const place = `${planName(best, names)} at ${providerName({ ...best, pricing: 'on_demand' }, names)}`
  return inquiryOf({
    kind: 'known',
    id: 'serverless',
    says: serverlessSentences({
      words: found.words,
      hours,
      ownUsd,
      place,
      seconds: requestSeconds.base,
      times: serverlessTimes.base,
    }),
  })
}
