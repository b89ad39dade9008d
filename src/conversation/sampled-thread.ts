/** Replies below the price of a training of pictures or sound that are answered in a sentence or two, with its own figures. */
import {
  askedOnCard,
  asksPromise,
  besideSumIn,
  busyShareIn,
  sampledRunIn,
  sampledRunsIn,
  type SampledRun,
  tellsWhatIsLeft,
} from '../language/inquiries/sampled-turn.ts'
import { frequencyOf } from '../language/inquiries/sampled-told.ts'
import { gainIn } from '../language/replies/told-gain.ts'
import { gainSentences } from '../presentation/content/gain-sentences.ts'
import { changesOfReply } from '../language/inquiries/changed-by-reply.ts'
import type { InquiryOf } from '../language/inquiries/inquiry.ts'
import { changedSamples, comparedSizesIn } from '../language/inquiries/changed-samples.ts'
import { sizeInFull } from '../language/inquiries/size-suffix.ts'
import { planName, providerName } from '../presentation/format/display-names.ts'
import { formatCount, formatDuration, formatPercent, formatUsd } from '../presentation/format/number-format.ts'
import type { SampledChoice } from '../recommend/inquiries/sampled-choices.ts'
import type { EngineContext } from './engine-context.ts'
import { type FoundInterpretation, knownInquiry } from './part-readers.ts'
import type { RequestContext } from './request.ts'
import { sampledPlanFor } from './samples-response.ts'
import { askedOfSampled } from './sampled-asked.ts'
import { atToldRate, otherMoneyWords } from './sampled-money.ts'
import { monthlyWords, toldOfSampled } from './sampled-told.ts'

type Samples = InquiryOf<'samples'>

/** Null where a reply says nothing of the kind. `asked`: the question that was answered, as typed. */
export function answerOfSampled(
  inquiry: Samples,
  text: string,
  asked: string | null,
  request: RequestContext,
  context: EngineContext,
): FoundInterpretation {
  const run = sampledRunIn(text)
  if (run !== null) return knownInquiry('run-of-samples', runWords(run, inquiry, text, asked, request, context))
  const told = toldOfSampled(inquiry, text, asked, request, context)
  if (told !== null) return told
  const { inquiryFacts } = context.catalog
  const gain = gainIn(text)
  const plan = sampledPlanFor(inquiry, request, context)
  const [first] = plan.choices
  if (gain !== null && first !== undefined) {
    const passes = inquiry.data.epochs ?? plan.row.epochs ?? inquiryFacts.sampledModels.epochs.base
    return knownInquiry(
      'gain',
      gainSentences(gain, { hours: first.hours.expected / passes, usd: first.usd.expected / passes }),
    )
  }
  const inMoney = first === undefined ? null : otherMoneyWords(text, first, context)
  if (inMoney !== null) return knownInquiry('other money of samples', inMoney)
  const atRate = first === undefined ? null : atToldRate(inquiry, text, first, request.today, context)
  if (atRate !== null) return { kind: 'inquiry', inquiry: atRate }
  const sizes = comparedSizesIn(inquiry, text, inquiryFacts)
  const compared = sizes === null ? null : sizeWords(sizes, asksMemory.test(text), request, context)
  if (compared !== null) return knownInquiry('sizes of samples', compared)
  const computed = askedOfSampled(inquiry, text, request, context)
  if (computed !== null) return computed
  const left = tellsWhatIsLeft(text) ? changedSamples(inquiry, text, inquiryFacts) : null
  if (left !== null) return { kind: 'inquiry', inquiry: left }
  const size = asksMemory.test(text) ? null : sizeInFull(inquiry, text, inquiryFacts.sampledModels)
  if (size !== null) return { kind: 'inquiry', inquiry: { ...inquiry, ...size } }
  if (first === undefined) return null
  const onCard = askedOnCard(inquiry, text, changesOfReply(text, context.vocabulary, request.today), inquiryFacts)
  if (onCard !== null) return { kind: 'inquiry', inquiry: onCard }
  const atHome = onOwnCard(inquiry, text, request, context)
  if (atHome !== null) return { kind: 'inquiry', inquiry: atHome }
  const beside = besideSumIn(text)
  if (beside !== null) {
    const minutes =
      beside.soundHours === null
        ? ''
        : ` ${formatCount(beside.soundHours)} h are ${formatCount(beside.soundHours * 60)} minutes: transcribers ask by the minute, so take their price times that.`
    return knownInquiry('beside-sum-of-samples', [
      `No: the ${formatUsd(first.usd.expected)} are GPU time alone. ${beside.isWork ? 'Work of people on the data comes on top, and is often the larger bill; of its price I know nothing.' : 'Storage, traffic, taxes, tools and people’s time come on top.'}${minutes}`,
    ])
  }
  const busy = busyShareIn(text)
  if (busy !== null)
    return knownInquiry('busy-share-of-samples', [
      `At ${formatPercent(busy)} of the time a GPU that waits for its data costs as much as one that works: up to ${(1 / busy).toFixed(1)} times the ${formatDuration(first.hours.expected)} and ${formatUsd(first.usd.expected)} of the answer above, so about ${formatDuration(first.hours.expected / busy)} and ${formatUsd(first.usd.expected / busy)}, where its speed is that of GPUs which are kept busy.`,
      'More loader workers and CPU cores, files packed into shards, sizes made smaller beforehand and a local disk bring it back; a slower, cheaper card loses nothing meanwhile.',
    ])
  if (asksPromise(text)) return knownInquiry('promise-of-samples', promiseWords(inquiry, request, context))
  const runs = sampledRunsIn(text, inquiry, inquiryFacts)
  return runs === null ? null : { kind: 'inquiry', inquiry: { ...inquiry, data: { ...inquiry.data, runs } } }
}

const ofOwnCard =
  /\b(?:at home|(?:my|our) (?:own )?(?:old |spare |little |gaming )?(?:rtx )?[345]0[5-9]0\b|(?:my|our) (?:own )?(?:a\d{4}s?|gpu|card|workstation)\b|under (?:my|our|the) desk|in (?:my|our|the) (?:office|lab|basement|pc|rig))/iu
const asksFigures = /\?|^\W*(?:(?:and|so|but|ok|hm+)[ ,]+)?(?:how|what|would|could|can|does|is)\b/iu

/** "How long on a 3090 if I just do it at home": the same on that card, without rent; null where none is named so. */
function onOwnCard(inquiry: Samples, text: string, request: RequestContext, context: EngineContext): Samples | null {
  if (!ofOwnCard.test(text) || !asksFigures.test(text)) return null
  const { gpus, gpuCount } = changesOfReply(text, context.vocabulary, request.today)
  if (gpus == null) return null
  return { ...inquiry, spec: { ...inquiry.spec, gpus, gpuCount: gpuCount ?? 1, providers: null, owned: true } }
}

/** Apart by so much, the next is better reckoned from this one. */
const muchApart = 0.3

/** What a run took, against the range that was told for its card. */
function runWords(
  { hours, usd: typedUsd, overAt, steps: ranSteps, bareUsd }: SampledRun,
  inquiry: Samples,
  text: string,
  asked: string | null,
  request: RequestContext,
  context: EngineContext,
): readonly string[] {
  const { gpus, gpuCount, providers } = changesOfReply(text, context.vocabulary, request.today)
  const spec = {
    ...inquiry.spec,
    ...(gpus == null ? {} : { gpus, gpuCount: gpuCount ?? null }),
    // Its seller is paid, where one is named.
    ...(gpus == null && providers == null ? {} : { providers: providers ?? null }),
  }
  // A run of fewer steps is held against a plan of as many.
  const isShorter = ranSteps !== null && inquiry.data.steps !== null && ranSteps !== inquiry.data.steps
  const data = isShorter ? { ...inquiry.data, steps: ranSteps } : inquiry.data
  const [choice] = sampledPlanFor({ ...inquiry, spec, data }, request, context).choices
  // "0.44 on RunPod" is near to what an hour costs there, or else all of it.
  const ofHour = choice?.offer == null ? 0 : choice.usd.expected / choice.hours.expected
  const isRate = bareUsd !== null && ofHour > 0 && bareUsd > ofHour / 2 && bareUsd < ofHour * 2
  const usd = typedUsd ?? (bareUsd === null ? null : isRate ? bareUsd * hours : bareUsd)
  // Where no bill is told the rent of the answer above tells it.
  const reckoned = usd === null && choice?.offer != null ? ofHour * hours : null
  const perYear = frequencyOf(asked)
  const perStep = ranSteps === null ? '' : `, ${((hours * 3600) / ranSteps).toFixed(1)} s a step`
  const bill =
    usd !== null
      ? ` and ${formatUsd(usd)} (${formatUsd(usd / hours)} an hour)`
      : reckoned === null
        ? ''
        : `, about ${formatUsd(reckoned)} at ${formatUsd(ofHour)} an hour`
  const told = `Noted: ${ranSteps === null ? '' : `${formatCount(ranSteps)} steps in `}${formatDuration(hours)}${perStep}${bill}`
  if (choice === undefined || (gpus != null && !gpus.includes(choice.gpu)))
    return [`${told}, on a card of which I have no figure to set it against.`]
  const { names } = context.renderContextOn(request)
  const seller = providers == null || choice.offer === null ? '' : ` at ${providerName(choice.offer, names)}`
  const card = `${planName({ ...choice, nodes: 1 }, names)}${seller}`
  const apart = hours / choice.hours.expected - 1
  const isInside = hours >= choice.hours.low && hours <= choice.hours.high
  const where = gpus == null ? `, taken as on ${card}` : ` on ${card}`
  const verdict =
    Math.abs(apart) < 0.02 ? 'as expected' : `${formatPercent(Math.abs(apart))} ${apart > 0 ? 'longer' : 'shorter'}`
  const rent =
    choice.offer === null || (usd === null && reckoned === null) ? '' : ` and ${formatUsd(choice.usd.expected)}`
  const { steps } = inquiry.data
  const early =
    overAt !== null && steps !== null && overAt < steps
      ? [
          `Ended at step ${formatCount(overAt)} it would have been about ${formatDuration((hours * overAt) / steps)}${usd === null ? '' : ` and ${formatUsd((usd * overAt) / steps)}`}: save a checkpoint every few hundred steps, and take the best.`,
        ]
      : []
  return [
    `${told}${where}. Expected there are ${formatDuration(choice.hours.expected)}${rent}, ${formatDuration(choice.hours.low)} to ${formatDuration(choice.hours.high)}: ${verdict}, ${isInside ? 'inside' : 'outside'} the range.`,
    ...early,
    ...(Math.abs(apart) > muchApart
      ? [`Reckon with ${(1 + apart).toFixed(1)} times the hours of such answers for the next run of this kind on it.`]
      : []),
    ...(perYear === null || (usd ?? reckoned) === null
      ? []
      : [`At what this run cost, ${monthlyWords(perYear, usd ?? reckoned ?? 0)}.`]),
    ...(isRate
      ? [`${formatUsd(bareUsd)} is taken as the price of an hour; if it was the whole bill, say “$${bareUsd} in all”.`]
      : []),
    ...(isShorter
      ? [
          `The answer above was for ${formatCount(inquiry.data.steps ?? 0)} steps: say “${ranSteps} steps” for the next one.`,
        ]
      : []),
  ]
}

const asksMemory = /\b(?:memory|vram|ram|gb|fits?)\b/iu

/** Hours and dollars of each size on the same card, where both are known of one; null where one has no price. */
function sizeWords(
  [before, ...sizes]: readonly Samples[],
  isOfMemory: boolean,
  request: RequestContext,
  context: EngineContext,
): readonly string[] | null {
  const { names } = context.renderContextOn(request)
  const plan = before === undefined ? null : sampledPlanFor(before, request, context)
  const [first] = plan?.choices ?? []
  if (plan === null || first === undefined) return null
  const words = ({ hours, usd }: SampledChoice): string =>
    `about ${formatDuration(hours.expected)}, ${formatUsd(usd.expected)}`
  const others = sizes.flatMap((size) => {
    const { row, choices } = sampledPlanFor(size, request, context)
    const same = choices.find(({ gpu, gpuCount }) => gpu === first.gpu && gpuCount === first.gpuCount)
    const [cheapest] = choices.toSorted((one, other) => one.usd.expected - other.usd.expected)
    if (cheapest === undefined) return []
    const choice = same ?? cheapest
    const apart = choice.usd.expected - first.usd.expected
    const difference = `${formatUsd(Math.abs(apart))} ${apart < 0 ? 'less' : 'more'} (${formatPercent(Math.abs(apart) / first.usd.expected)})`
    const other =
      cheapest === choice ? '' : ` It fits smaller cards, too: ${words(cheapest)} on ${placed(cheapest, names)}.`
    return [
      `${row.name} takes ${words(choice)} on ${placed(choice, names)}: ${difference} than ${plan.row.name} with ${words(first)}${same === undefined ? ` on ${placed(first, names)}` : ''}.${other}`,
      ...(isOfMemory
        ? [
            `Memory: about ${row.memoryGb[size.method]} GB, where ${plan.row.name} takes ${plan.row.memoryGb[size.method]} GB.`,
          ]
        : []),
      ...(row.remark === undefined ? [] : [row.remark]),
    ]
  })
  return others.length === 0 ? null : [...others, 'The answer above stays as it is.']
}

const placed = (choice: SampledChoice, names: Parameters<typeof planName>[1]): string =>
  `${planName({ ...choice, nodes: 1 }, names)}${choice.offer === null ? '' : ` at ${providerName(choice.offer, names)}`}`

/** A tenth of the data before the whole; a subject is learnt for so little that the whole is the trial. */
function promiseWords(inquiry: Samples, request: RequestContext, context: EngineContext): readonly string[] {
  const learns = context.catalog.inquiryFacts.sampledModels.rows.find(({ id }) => id === inquiry.id)?.learns
  const opening =
    learns === 'subject'
      ? 'No: nobody can promise that, pictures show it and no price does.'
      : 'No: nobody can promise that, it is measured and not reckoned. Hold some data back and measure the untouched model on it first.'
  const { data } = inquiry
  const tenth = (amount: number | null): number | null =>
    amount === null ? null : Math.max(1, Math.round(amount / 10))
  const pilot = { ...inquiry, data: { ...data, images: tenth(data.images), soundHours: tenth(data.soundHours) } }
  const [whole] = sampledPlanFor(inquiry, request, context).choices
  const [part] = sampledPlanFor(pilot, request, context).choices
  if (whole === undefined || part === undefined) return [opening]
  return part.usd.expected < whole.usd.expected / 2
    ? [
        opening,
        `A trial on a tenth of the data is about ${formatDuration(part.hours.expected)} and ${formatUsd(part.usd.expected)}, before the ${formatUsd(whole.usd.expected)} of the whole.`,
      ]
    : [opening, `The whole is ${formatUsd(whole.usd.expected)}: train it, save every few hundred steps, and compare.`]
}
