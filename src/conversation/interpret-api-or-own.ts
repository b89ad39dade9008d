/** "Is tuning worth it or do we just pay OpenAI? 400k requests a month": the bill of the service against a GPU that is always on. */
import { unsupportedNameIn } from '../language/inquiries/unsupported-inquiry.ts'
import { requestVolumeIn, volumeBeforeChoiceIn } from '../language/inquiries/request-volume.ts'
import { apiOrOwnSentences } from '../presentation/content/inquiries/api-or-own-sentences.ts'
import { planName, providerName } from '../presentation/format/display-names.ts'
import { peakTokensPerSecond, sequencesAtOnce } from '../recommend/inquiries/arithmetic.ts'
import { hostingPlanOf } from '../recommend/inquiries/hosting.ts'
import { emptySpec } from '../scenario/scenario.ts'
import { formatMagnitude } from '../scenario/format-values.ts'
import { inquiryOf, type SpecReader } from './part-readers.ts'

/** Of a month, by somebody who keeps a machine running. */
const hoursOfCare = 8
const tuned = /\b(?:fine-?\s?tuned|fine-?tune of|our tune)\b/iu

/** Null where no such choice is asked, requests are not told, or an open model is planned. */
export const apiOrOwnOf: SpecReader = (text, specOf, request, context) => {
  const { serving, rules } = context.catalog.inquiryFacts
  const asked = volumeBeforeChoiceIn(text)
  const usual = { tokensIn: serving.requestTokensIn.base, tokensOut: serving.requestTokensOut.base }
  const volume = asked === null ? null : requestVolumeIn(asked, usual)
  if (volume === null) return null
  const told = specOf(volume.rest)
  if (told.params !== null && told.tokens !== null) return null
  const { rows, small, large, ownParams } = serving.api
  const named = rows.filter(({ names }) => names.some((name) => unsupportedNameIn(text, name) !== null))
  const ofUse = named.filter(({ isTuned }) => isTuned === tuned.test(text))
  const longest = Math.max(...ofUse.flatMap(({ names }) => names.map((name) => name.length)), 0)
  const shown =
    ofUse.length > 0
      ? ofUse.filter(({ names }) => names.some((name) => name.length === longest))
      : rows.filter(({ title }) => title === small || title === large)
  const bills = shown
    .map((row) => ({
      title: row.title,
      usdPerMonth: (volume.requestsPerMonth * (volume.tokensIn * row.in.base + volume.tokensOut * row.out.base)) / 1e6,
    }))
    .toSorted((one, other) => one.usdPerMonth - other.usdPerMonth)
  const params = told.params ?? ownParams.base
  const spec = { ...emptySpec, model: told.model, params, sequenceLength: volume.tokensIn + volume.tokensOut }
  const wish = {
    users: sequencesAtOnce(volume, serving),
    areConcurrent: true,
    isOfficeHours: false,
    tokensPerSecond: peakTokensPerSecond(volume, serving),
  }
  const market = context.marketFor(request)
  const [best] = hostingPlanOf(spec, wish, market)?.options ?? []
  if (best === undefined) return null
  const { names } = context.renderContextOn(request)
  const place = `${planName(best, names)} at ${providerName(best, names)}`
  const size = `open model of ${formatMagnitude(params)} parameters`
  return inquiryOf({
    kind: 'known',
    id: 'api-or-own',
    says: apiOrOwnSentences(bills, volume, best.usdPerMonth.p50, place, size, hoursOfCare * rules.setupHourUsd.base),
  })
}
