/** Answers of a sentence or two below the price of a training of pictures or sound: what is asked of its figures, and when it is done. */
import { changesOfReply } from '../language/inquiries/changed-by-reply.ts'
import type { SampledModels } from '../catalog/sampled-models.ts'
import { unsupportedNameIn } from '../language/inquiries/unsupported-inquiry.ts'
import { longestNamed, namesSampled } from '../language/inquiries/sampled-inquiry.ts'
import type { InquiryOf } from '../language/inquiries/inquiry.ts'
import { changedAmounts } from '../language/inquiries/sample-amounts.ts'
import { type SampledAsk, sampledAskIn } from '../language/inquiries/sampled-asked.ts'
import { startClockIn } from '../language/questions/named-times.ts'
import { suchRunsIn } from '../language/inquiries/such-runs.ts'
import { questionArguments } from '../language/questions/question-arguments.ts'
import { understand } from '../language/pipeline.ts'
import { providerName } from '../presentation/format/display-names.ts'
import { formatCount, formatDuration, formatUsd } from '../presentation/format/number-format.ts'
import { sampleNoun } from '../recommend/inquiries/sample-count.ts'
import { endAfter, momentAfter } from '../presentation/questions/finish.ts'
import type { EngineContext } from './engine-context.ts'
import { type FoundInterpretation, knownInquiry } from './part-readers.ts'
import type { RequestContext } from './request.ts'
import { answerOfLeaner } from './sampled-leaner.ts'
import { electricityWords } from './sampled-electricity.ts'
import {
  affordableWords,
  cardOf,
  derivationWords,
  hourlyWords,
  noBatch,
  rangeWords,
  rateOf,
  restWords,
  rounded,
  runningWords,
  type SampledFigures,
  samplesOfEpoch,
  stopWords,
  takesBatch,
  unitWords,
} from './sampled-share.ts'
import { sampledPlanFor } from './samples-response.ts'
import { paceWords } from './sampled-pace.ts'

/** Null where nothing of the kind is asked, or no card of the plan has a speed. */
export function askedOfSampled(
  inquiry: InquiryOf<'samples'>,
  text: string,
  request: RequestContext,
  context: EngineContext,
): FoundInterpretation {
  const runs = suchRunsIn(text)
  if (runs !== null) {
    // "Can I afford 5 of these with 100 bucks?"
    const { budgetUsd } = changesOfReply(text, context.vocabulary, request.today)
    const spec = budgetUsd == null ? inquiry.spec : { ...inquiry.spec, budgetUsd }
    return { kind: 'inquiry', inquiry: { ...inquiry, spec, data: { ...inquiry.data, runs } } }
  }
  const models = context.catalog.inquiryFacts.sampledModels
  const other = namesSampled(text, models) ? longestNamed(text, models) : null
  if (other !== null && other.row.id !== inquiry.id) return null
  const given = notebookAsked(inquiry, text, models)
  if (given !== null) return { kind: 'inquiry', inquiry: given }
  const ask = sampledAskIn(text)
  const isOfEnd = ask === null && asksEnd.test(text)
  if (ask === null && !isOfEnd) return null
  const plan = sampledPlanFor(inquiry, request, context)
  const [first] = plan.choices
  if (first === undefined) return null
  const setup = models.setupHours.base
  const asked = { inquiry, plan, first, setup, context, request, text }
  const says = ask === null ? endWords(asked) : wordsOf(ask, asked)
  return says === null ? null : knownInquiry(`${ask?.kind ?? 'end'} of samples`, says)
}

const asksGiven = /\?|^\W*(?:(?:and|so|but|ok|hm+)[ ,]+)?(?:can|could|would|will|does|is|what about|how about)\b/iu

/** "Can colab do it?": the same on the card that is given there; null where none is named. */
function notebookAsked(
  inquiry: InquiryOf<'samples'>,
  text: string,
  { notebooks }: SampledModels,
): InquiryOf<'samples'> | null {
  if (text.length > maxGiven || !asksGiven.test(text)) return null
  const found = notebooks.find(({ names }) => names.some((name) => unsupportedNameIn(text, name) !== null))
  if (found === undefined) return null
  const { name, gpu, gpuCount } = found
  const spec = { ...inquiry.spec, gpus: [gpu], gpuCount, owned: true as const, providers: null, budgetUsd: null }
  return { ...inquiry, notebook: name, spec }
}
const maxGiven = 80

function wordsOf(ask: SampledAsk, asked: SampledFigures): readonly string[] | null {
  const { first, setup, inquiry, plan } = asked
  switch (ask.kind) {
    case 'unit':
      return unitWords(ask, asked)
    case 'stop':
      return stopWords(ask.at, asked)
    case 'rest':
      return restWords(ask.at, ask.hours, asked)
    case 'running':
      return runningWords(ask.hours, asked)
    case 'epoch-time':
      return epochTimeWords(ask.hours, asked)
    case 'table':
      return tableWords(asked)
    case 'basis':
      return [
        `It is the whole of it, ${first.offer?.pricing === 'spot' ? 'on spot' : 'on demand'}: ${formatUsd(first.usd.expected)} for ${formatDuration(first.hours.expected)} of ${cardOf(asked)}${hourlyWords(first)}.`,
      ]
    case 'affordable':
      return affordableWords(ask.unit, asked)
    case 'pace':
      return toldPaceWords(ask.stepsPerSecond, asked)
    case 'expected-pace':
      return [
        `About ${rounded(rateOf(asked))} ${sampleNoun(plan.row)} a second on ${cardOf(asked)}, so ${formatDuration(first.hours.expected)} with the start.`,
        rangeWords(asked),
      ]
    case 'why':
      return [
        `${formatUsd(first.usd.expected)} is ${formatDuration(first.hours.expected)} of ${cardOf(asked)}${hourlyWords(first)}. The hours are ${formatCount(plan.samples)} ${sampleNoun(plan.row)} at ${rounded(rateOf(asked))} a second, and ${formatDuration(setup)} to start.`,
        rangeWords(asked),
      ]
    case 'derivation':
      return derivationWords(asked)
    case 'start-up':
      return [
        `Yes: ${formatDuration(setup)} of the ${formatDuration(first.hours.expected)}${first.offer === null ? '' : ` (${formatUsd((first.usd.expected / first.hours.expected) * setup)})`} are for the machine, the software and the model to be there.`,
        'Uploading large data, failed tries and a machine that is left on come on top.',
      ]
    case 'sure':
      return [
        `Within the range: ${formatDuration(first.hours.low)} to ${formatDuration(first.hours.high)}${first.offer === null ? '' : `, ${formatUsd(first.usd.low)} to ${formatUsd(first.usd.high)}`}, about ${formatDuration(first.hours.expected)} expected on ${cardOf(asked)}.`,
        `No run of ${plan.row.name} was measured here: the speed is ${first.from === undefined ? 'what people report' : 'that of another card, put over by its arithmetic and bandwidth'}. Time 100 steps of your own, and say what you see (“2.1 it/s”): the hours then follow from that.`,
      ]
    case 'electricity':
      return electricityWords(inquiry, first, asked.text, asked.request, asked.context)
    case 'precision':
    case 'smallest':
    case 'cheaper':
    case 'faster':
      return answerOfLeaner(ask, asked)
  }
}

/** The rows of the answer, to be pasted into a sheet. */
function tableWords({ plan, request, context }: SampledFigures): readonly string[] {
  const { names } = context.renderContextOn(request)
  const two = (value: number): string => value.toFixed(2)
  return [
    'gpu,gpus,provider,hours_low,hours,hours_high,usd_low,usd,usd_high,usd_per_gpu_hour',
    ...plan.choices.map(({ gpu, gpuCount, hours, usd, offer }) =>
      [
        names.gpu(gpu),
        gpuCount,
        offer === null ? 'own' : providerName(offer, names),
        ...[hours.low, hours.expected, hours.high, usd.low, usd.expected, usd.high].map((value) => two(value)),
        offer === null ? '' : two(offer.usdPerGpuHour),
      ].join(','),
    ),
  ]
}

/** "Each epoch takes 22 minutes here": all of them at that. */
function epochTimeWords(hours: number, asked: SampledFigures): readonly string[] | null {
  const samples = samplesOfEpoch(asked)
  return samples === 0
    ? null
    : paceWords(Number((samples / hours / 3600).toPrecision(3)), asked.plan, asked.first, asked.setup)
}

function toldPaceWords(stepsPerSecond: number, asked: SampledFigures): readonly string[] | null {
  const { inquiry, plan, first, text, request, context } = asked
  const batch = changedAmounts(text, false).batch ?? inquiry.data.batch
  if (batch === null && takesBatch(asked)) return noBatch(asked)
  // "My 4090 does 3.2 it/s": the hours of that card.
  const { gpus, gpuCount } = changesOfReply(text, context.vocabulary, request.today)
  const owned = /\b(?:my|our|mine|ours)\b/iu.test(text) || inquiry.spec.owned === true ? true : null
  const spec = gpus == null ? inquiry.spec : { ...inquiry.spec, gpus, gpuCount: gpuCount ?? 1, owned, providers: null }
  const onIt = gpus == null ? plan : sampledPlanFor({ ...inquiry, spec }, request, context)
  const perSecond = Number((stepsPerSecond * (batch ?? 1)).toPrecision(3))
  return paceWords(perSecond, onIt, onIt.choices[0] ?? first, asked.setup)
}

const asksEnd =
  /\b(?:when|what time|done|finish(?:ed|es)?|ready|end|through)\b.{0,60}\b(?:start\w*|kick\w*|launch\w*|begin|go live|run it|press)\b|\b(?:start\w*|kick\w*|launch\w*|begin)\b.{0,60}\b(?:when|what time|done|finish(?:ed)?|ready|be over)\b/iu

/** "If I start it at 6pm, when is it done?" */
function endWords(asked: SampledFigures): readonly string[] | null {
  const { text, request, context, first } = asked
  const { recognized } = understand(text, { mode: 'message', vocabulary: context.vocabulary, today: request.today })
  const read = questionArguments(recognized)
  // "Done before midnight if I launch at 8pm?": the date is the end then.
  const isUntil = read.due === undefined && /\b(?:by|before|until|till)\b/iu.test(text)
  const start = isUntil ? (startClockIn(text) ?? read.start) : read.start
  const due = read.due ?? (read.start === start ? undefined : read.start)
  if (!/\?|\b(?:when|what time)\b/iu.test(text)) return null
  const { low, expected, high } = first.hours
  const late = `${formatDuration(low)} to ${formatDuration(high)} on ${cardOf(asked)}, start-up included`
  if (start === undefined)
    return due === undefined ? [`About ${formatDuration(expected)} after it starts: ${late}.`] : null
  const at = (after: number): string => endAfter(request.today, start, after)
  if (due !== undefined) {
    const verdict = start + high <= due ? 'Yes' : start + expected <= due ? 'Likely, but not surely' : 'No'
    return [`${verdict}: started ${momentAfter(request.today, start)}, it is done about ${at(expected)}; ${late}.`]
  }
  return [
    `Started ${momentAfter(request.today, start)}, it is done about ${at(expected)}: between ${at(low)} and ${at(high)} (${late}).`,
  ]
}
