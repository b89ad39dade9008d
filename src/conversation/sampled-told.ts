/** What is told or asked below the price of a training of pictures or sound, worked out with its own figures. */
import { licenceFamilyOf } from '../catalog/licences.ts'
import { changesOfReply } from '../language/inquiries/changed-by-reply.ts'
import { changedSamples } from '../language/inquiries/changed-samples.ts'
import type { InquiryOf } from '../language/inquiries/inquiry.ts'
import {
  asksCommercialUse,
  asksWhySoLong,
  creditsIn,
  frequencyOf,
  keepsDataInPlace,
  namesOtherNetwork,
  picturePaceIn,
  rentedInsteadIn,
  settledFrequencyIn,
} from '../language/inquiries/sampled-told.ts'
import { periodsPerYear } from '../scenario/hours-of-time.ts'
import { planName, providerName } from '../presentation/format/display-names.ts'
import { formatCount, formatDuration, formatUsd } from '../presentation/format/number-format.ts'
import { capitalized } from '../recommend/figure-text.ts'
import type { SampledChoice } from '../recommend/inquiries/sampled-choices.ts'
import type { SampledPlan } from '../recommend/inquiries/samples.ts'
import type { EngineContext } from './engine-context.ts'
import { type FoundInterpretation, knownInquiry } from './part-readers.ts'
import type { RequestContext } from './request.ts'
import { machineNamed, onMeasured, paceWords } from './sampled-pace.ts'
import { sampledPlanFor } from './samples-response.ts'
import { nothingSaid } from './thread-of-question.ts'

type SampledAsked = InquiryOf<'samples'>

/** Null where nothing of the kind is said. `asked`: the question that was answered, as typed. */
export function toldOfSampled(
  inquiry: SampledAsked,
  text: string,
  asked: string | null,
  request: RequestContext,
  context: EngineContext,
): FoundInterpretation {
  if (keepsDataInPlace(text)) {
    const { region } = changesOfReply(text, context.vocabulary, request.today)
    if (region != null) return { kind: 'inquiry', inquiry: { ...inquiry, spec: { ...inquiry.spec, region } } }
  }
  const rented = inquiry.spec.owned === true ? rentedInsteadIn(text) : null
  if (rented !== null) {
    const against = againstOwn(inquiry, text, rented, request, context)
    if (against !== null) return against
  }
  const credit = creditsIn(text)
  const onCredits = credit === null ? null : creditsAnswer(inquiry, text, credit, asked, request, context)
  if (onCredits !== null) return onCredits
  if (asksCommercialUse(text)) {
    const family = licenceFamilyOf(inquiry.id, context.catalog.licences)
    if (family !== undefined)
      return knownInquiry('licence of samples', [
        `${capitalized(family.name)} stands under ${family.says}.`,
        'That is as remembered and no legal advice: read the current text of the licence before you sell, and whether the photos that you train on are yours to use.',
      ])
  }
  const pace = picturePaceIn(text)
  const isWhy = asksWhySoLong(text)
  const perYear = settledFrequencyIn(text)
  if (pace === null && !isWhy && perYear === null) return null
  const plan = sampledPlanFor(pace === null ? inquiry : onMeasured(inquiry, text, request, context), request, context)
  const [first] = plan.choices
  if (first === undefined) return null
  if (perYear !== null) return knownInquiry('frequency of samples', frequencyWords(perYear, first, frequencyOf(asked)))
  const { row } = plan
  if (pace !== null && row.sample === 'images')
    return knownInquiry(
      'pace of samples',
      paceWords(
        pace.perSecond * (pace.isPerGpu ? first.gpuCount : 1),
        plan,
        first,
        context.catalog.inquiryFacts.sampledModels.setupHours.base,
        machineNamed(text, first, request, context),
      ),
    )
  return isWhy ? knownInquiry('hours of samples', hoursWords(inquiry, text, plan, first, context)) : null
}

/** What runs of so many a year come to, of one that costs so much. */
export const monthlyWords = (perYear: number, usd: number): string => {
  const inMonth = perYear / periodsPerYear.month
  if (Math.abs(inMonth - 1) < 0.01) return `one run a month is ${formatUsd(usd)} a month`
  return inMonth < 1
    ? `${formatCount(Math.round(perYear))} runs a year are ${formatUsd(usd * perYear)} a year`
    : `${inMonth.toFixed(1).replace('.0', '')} runs a month are ${formatUsd(usd * inMonth)} a month`
}

function frequencyWords(perYear: number, { usd, hours }: SampledChoice, before: number | null): readonly string[] {
  const other = before === null || before === perYear ? '' : `, where it was ${formatUsd((usd.expected * before) / periodsPerYear.month)} a month` // prettier-ignore
  const yearly = perYear / periodsPerYear.month < 1 ? '' : `, ${formatUsd(usd.expected * perYear)} a year`
  return [
    `${capitalized(monthlyWords(perYear, usd.expected))}${yearly}${other}. One run stays as it is: about ${formatDuration(hours.expected)}, ${formatUsd(usd.expected)}.`,
  ]
}

/** How the hours come about, and what another network says of them. */
function hoursWords(
  { data, method }: SampledAsked,
  text: string,
  { row, samples, pixels }: SampledPlan,
  { hours, gpuCount, from, ...choice }: SampledChoice,
  { catalog }: EngineContext,
): readonly string[] {
  const setup = catalog.inquiryFacts.sampledModels.setupHours.base
  const rate = samples / ((hours.expected - setup) * 3600)
  const product =
    data.images !== null && data.epochs !== null && data.images * data.epochs === samples
      ? `${formatCount(data.images)} × ${formatCount(data.epochs)} epochs are `
      : ''
  const unit = row.sample === 'images' ? 'images' : 'samples'
  const size = pixels === null ? '' : ` at ${pixels} pixels`
  const cards = gpuCount === 1 ? '' : ` over ${gpuCount} cards, ${rateOf(rate / gpuCount)} on each`
  return [
    `${product}${formatCount(samples)} ${unit} at ${rateOf(rate)} a second${cards}: about ${formatDuration(hours.expected)}. The speed is what people report for ${row.name}${size}, ${method === 'lora' ? 'LoRA' : 'every weight trained'}${from === undefined ? '' : ', put over from another card by its arithmetic and bandwidth'}, so it may be ${formatDuration(hours.low)} to ${formatDuration(hours.high)}${choice.isLean === true ? ', with every saving of memory' : ''}.`,
    ...(namesOtherNetwork(text)
      ? [
          `Another network does other work on each image, so its hours say little of this one: a plain U-Net or ResNet often takes a fraction of the arithmetic of a transformer with a heavy head.`,
        ]
      : []),
    `Time 200 steps and say what you see, such as “${rateOf(rate)} ${unit === 'images' ? 'img' : 'samples'}/s”: the hours then follow from that.`,
  ]
}

const rateOf = (perSecond: number): string => String(Number(perSecond.toPrecision(2)))

/** The own machine against one that is rented, with what else the reply changes. */
function againstOwn(
  inquiry: SampledAsked,
  text: string,
  rented: string,
  request: RequestContext,
  context: EngineContext,
): FoundInterpretation {
  const { gpus, gpuCount, pricing } = changesOfReply(`on ${rented}`, context.vocabulary, request.today)
  if (gpus == null) return null
  const changed = text
    .split(/[.;!?](?:\s|$)/u)
    .filter((part) => rentedInsteadIn(`${part}?`) === null)
    .reduce<SampledAsked>((now, part) => changedSamples(now, part, context.catalog.inquiryFacts) ?? now, inquiry)
  const [own] = sampledPlanFor(changed, request, context).choices
  const spec = {
    ...changed.spec,
    owned: null,
    gpus,
    gpuCount: gpuCount ?? 1,
    pricing: pricing ?? null,
    providers: null,
  }
  const plan = sampledPlanFor({ ...changed, spec }, request, context)
  const hired = plan.choices.find(({ offer }) => offer !== null)
  if (own === undefined || hired === undefined) return null
  const { names } = context.renderContextOn(request)
  const apart = own.hours.expected / hired.hours.expected
  const verdict =
    apart > nearlySame
      ? `Yes, about ${apart.toFixed(1)} times as fast`
      : apart < 1 / nearlySame
        ? `No, it takes about ${(1 / apart).toFixed(1)} times as long`
        : 'About the same'
  const kept =
    changed === inquiry
      ? ''
      : ` for ${formatCount(plan.samples)} ${plan.row.sample === 'images' ? 'images' : 'samples'} in all`
  const more = hired.usd.expected - own.usd.expected
  return {
    kind: 'inquiry',
    inquiry: {
      kind: 'known',
      id: 'rented against own',
      says: [
        `${verdict}${kept}: ${planName({ ...hired, nodes: 1 }, names)} at ${hired.offer === null ? '' : providerName(hired.offer, names)} takes about ${formatDuration(hired.hours.expected)} and ${formatUsd(hired.usd.expected)} of rent, your ${planName({ ...own, nodes: 1 }, names)} about ${formatDuration(own.hours.expected)} and ${formatUsd(own.usd.expected)} of electricity.`,
        apart > nearlySame
          ? `It is ${formatDuration(own.hours.expected - hired.hours.expected)} sooner for ${formatUsd(more)} more, before the time to upload the data.`
          : 'To rent it buys no time, and the data have to be uploaded first.',
        'Both are speeds as people report them, to within a factor of two: time 100 steps on your own before you decide.',
      ],
    },
    ...(changed === inquiry ? {} : { subject: { ...nothingSaid, inquiry: changed } }),
  }
}

/** Nearer than this neither is faster. */
const nearlySame = 1.15

/** "4090 instead, we have 50 usd of runpod credits": how many such runs they pay, on the card and at the provider that is named. */
function creditsAnswer(
  inquiry: SampledAsked,
  text: string,
  credit: number,
  asked: string | null,
  request: RequestContext,
  context: EngineContext,
): FoundInterpretation {
  const { gpus, gpuCount, providers } = changesOfReply(text, context.vocabulary, request.today)
  const card = gpus == null ? {} : { gpus, gpuCount: gpuCount ?? 1 }
  const spec = { ...inquiry.spec, ...card, ...(providers == null ? {} : { providers }), owned: null }
  const changed = { ...inquiry, spec }
  const [first] = sampledPlanFor(changed, request, context).choices
  if (first?.offer == null) return null
  const { names } = context.renderContextOn(request)
  const runs = Math.floor(credit / first.usd.expected)
  const perYear = frequencyOf(asked)
  const months =
    perYear === null || runs < 2 ? '' : `, about ${((runs / perYear) * periodsPerYear.month).toFixed(1)} months of them`
  return {
    kind: 'inquiry',
    inquiry: {
      kind: 'known',
      id: 'credits of samples',
      says: [
        `${planName({ ...first, nodes: 1 }, names)} at ${providerName(first.offer, names)}: about ${formatDuration(first.hours.expected)} and ${formatUsd(first.usd.expected)} a run (${formatDuration(first.hours.low)} to ${formatDuration(first.hours.high)}), so ${formatUsd(credit)} of credits ${runs < 1 ? 'do not pay one' : runs === 1 ? 'pay one such run' : `pay some ${formatCount(runs)} such runs${months}`}.`,
        ...(first.isLean === true ? ['The card holds it only with every saving of memory.'] : []),
        'Disks that are kept and machines that stay up between runs use credits too.',
      ],
    },
    subject: { ...nothingSaid, inquiry: changed },
  }
}
