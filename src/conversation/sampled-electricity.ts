/** What a training of pictures or sound draws: below its price, on the card that a reply names or that of the answer. */
import { changesOfReply } from '../language/inquiries/changed-by-reply.ts'
import type { InquiryOf } from '../language/inquiries/inquiry.ts'
import { perKilowattHour, powerUsdIn, withoutPowerPrice } from '../language/inquiries/power-price.ts'
import { planName } from '../presentation/format/display-names.ts'
import { formatDuration, formatUsd } from '../presentation/format/number-format.ts'
import { usdPerKwhOf } from '../recommend/total-cost/purchase-alternative.ts'
import type { SampledChoice } from '../recommend/inquiries/sampled-choices.ts'
import type { EngineContext } from './engine-context.ts'
import type { RequestContext } from './request.ts'
import { sampledPlanFor } from './samples-response.ts'

/** Null where no card has a speed, or no price of electricity is on record. */
export function electricityWords(
  inquiry: InquiryOf<'samples'>,
  first: SampledChoice,
  text: string,
  request: RequestContext,
  context: EngineContext,
): readonly string[] | null {
  const { rest, words } = withoutPowerPrice(text)
  const { gpus, gpuCount } = changesOfReply(rest, context.vocabulary, request.today)
  const machine = gpus == null ? { gpus: [first.gpu], gpuCount: first.gpuCount } : { gpus, gpuCount: gpuCount ?? 1 }
  const spec = { ...inquiry.spec, ...machine, owned: true as const, providers: null, pricing: null }
  const [own] = sampledPlanFor({ ...inquiry, spec }, request, context).choices
  const usual = usdPerKwhOf(context.marketFor(request))
  if (own === undefined || usual <= 0) return null
  const kilowattHours = own.usd.expected / usual
  const told = words === null ? null : perKilowattHour(words)
  const toldUsd = words === null ? null : powerUsdIn(text)
  const sum =
    told === null
      ? `${formatUsd(own.usd.expected)} at ${formatUsd(usual)}/kWh`
      : toldUsd === null
        ? `${(kilowattHours * told).toFixed(2)} in that money at ${words}`
        : `${formatUsd(kilowattHours * toldUsd)} at ${words}`
  const card = planName({ ...own, nodes: 1 }, context.renderContextOn(request).names)
  const isNamed = gpus != null || inquiry.spec.owned === true
  return [
    `About ${kilowattHours.toPrecision(2)} kWh in ${formatDuration(own.hours.expected)} on ${card}: ${sum}.`,
    isNamed
      ? 'No rent then; the machine around the card is counted, a screen and cooling of the room are not.'
      : 'Of a rented machine it is in the price; you pay it for a card of your own alone.',
  ]
}
