/** A speed that was measured below the price of a training of pictures or sound, set against the one expected on the same machine. */
import { changesOfReply } from '../language/inquiries/changed-by-reply.ts'
import type { InquiryOf } from '../language/inquiries/inquiry.ts'
import { planName, providerName } from '../presentation/format/display-names.ts'
import { formatCount, formatDuration, formatPercent, formatUsd } from '../presentation/format/number-format.ts'
import { sampleNoun } from '../recommend/inquiries/sample-count.ts'
import type { SampledChoice } from '../recommend/inquiries/sampled-choices.ts'
import type { SampledPlan } from '../recommend/inquiries/samples.ts'
import type { EngineContext } from './engine-context.ts'
import type { RequestContext } from './request.ts'

/** "2900 img/s on 8xA100": the same on the cards, and at the seller, that a speed was measured on. */
export function onMeasured(
  inquiry: InquiryOf<'samples'>,
  text: string,
  request: RequestContext,
  { vocabulary }: EngineContext,
): InquiryOf<'samples'> {
  const { gpus, gpuCount, providers, owned } = changesOfReply(text, vocabulary, request.today)
  if (gpus == null) return inquiry
  const spec = { ...inquiry.spec, gpus, gpuCount: gpuCount ?? 1, providers: providers ?? null, owned: owned ?? null }
  return { ...inquiry, spec }
}

/** The machine of a speed that was measured, where the text names one: "" for none. */
export function machineNamed(
  text: string,
  first: SampledChoice,
  request: RequestContext,
  context: EngineContext,
): string {
  const { gpus, providers } = changesOfReply(text, context.vocabulary, request.today)
  if (gpus == null) return ''
  const { names } = context.renderContextOn(request)
  const seller = providers == null || first.offer === null ? '' : ` at ${providerName(first.offer, names)}`
  return ` on ${planName({ ...first, nodes: 1 }, names)}${seller}`
}

/** The answer with a speed that was measured in place of what people report. `setup`: hours before the first step. */
export function paceWords(
  perSecond: number,
  { samples, row }: SampledPlan,
  { hours, usd, offer }: SampledChoice,
  setup: number,
  onMachine = '',
): readonly string[] {
  const measured = samples / perSecond / 3600 + setup
  const many = sampleNoun(row)
  const apart = measured / hours.expected - 1
  const verdict =
    Math.abs(apart) < 0.05
      ? 'as expected'
      : `${formatPercent(Math.abs(apart))} ${apart > 0 ? 'longer' : 'shorter'} than the ${formatDuration(hours.expected)} expected${onMachine === '' ? '' : ' there'}`
  const isInside = measured >= hours.low && measured <= hours.high
  const cost = formatUsd((usd.expected / hours.expected) * measured)
  return [
    `With the ${perSecond} ${many} a second that you measured, ${formatCount(samples)} ${many} take ${formatDuration(measured)}${onMachine} with the start: ${verdict}, ${isInside ? 'inside' : 'outside'} the range of ${formatDuration(hours.low)} to ${formatDuration(hours.high)}. ${offer === null ? `No rent, about ${cost} of electricity.` : `That is ${cost}${onMachine === '' ? '' : ` at ${formatUsd(usd.expected / hours.expected)} an hour`}.`}`,
    'Validation and saving come on top; a speed that holds over a whole epoch is worth more than that of its first minutes.',
  ]
}
