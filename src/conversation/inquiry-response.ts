/** What is asked that is no job, answered: an answer with its data, or, for what is out of reach, a problem. */
import type { Inquiry, InquiryOf } from '../language/inquiries/inquiry.ts'
import { otherCountSentence } from '../presentation/content/inquiries/other-count-sentence.ts'
import {
  fitAssumptions,
  fitMessage,
  type LongestFit,
  longestMessage,
} from '../presentation/content/inquiries/fit-message.ts'
import { leastWords } from '../presentation/content/inquiries/least-hardware-message.ts'
import { hostingFitSentence } from '../presentation/content/inquiries/hosting-fit-message.ts'
import { largestMessage } from '../presentation/content/inquiries/largest-message.ts'
import { answerPeak } from './peak-response.ts'
import { answerBudget } from './budget-response.ts'
import { answerBuying } from './buying-response.ts'
import { generalAnswer } from './general-answer.ts'
import { answerHosting } from './hosting-response.ts'
import { withLead, withLine } from './answer-line.ts'
import { answerEncoding } from './encoding-response.ts'
import { answerGpuPrices } from './gpu-prices-response.ts'
import { answerCompute, answerContrast, answerQuote } from './rate-response.ts'
import { answerFitOfCount, answerHardware, leastOf } from './hardware-response.ts'
import { answerPace } from './pace-response.ts'
import { answerSamples } from './samples-response.ts'
import type { Interpretation } from './interpretation.ts'
import { hostingFitOf } from '../recommend/inquiries/hosting-fit.ts'
import { rentVerdict } from './rent-or-own.ts'
import { neededCountOf } from './needed-count.ts'
import { leastCountOf } from './least-count.ts'
import { largestOf } from '../recommend/inquiries/largest.ts'
import type { Spec } from '../scenario/scenario.ts'
import type { EngineContext } from './engine-context.ts'
import type { Outcome } from './outcome.ts'
import { problemOutcome } from './problem-outcome.ts'
import type { RequestContext } from './request.ts'
import { answerPrices } from './prices-response.ts'
import { refuseUnsupported } from './unsupported-response.ts'

/** The answer with what is true whatever its figures are. */
export function answerInquiry(
  { inquiry, thread, generalAnswers = [] }: Extract<Interpretation, { kind: 'inquiry' }>,
  request: RequestContext,
  context: EngineContext,
): Outcome {
  const answered = answerByKind(inquiry, request, context)
  const outcome = answered.kind === 'answer' && thread !== undefined ? { ...answered, thread } : answered
  // What no software that we know runs may be known all the same.
  if (outcome.kind === 'problem' && generalAnswers.length > 0) return generalAnswer(generalAnswers)
  return generalAnswers.reduce<Outcome>((answer, sentence) => withLine(answer, sentence), outcome)
}

function answerByKind(
  inquiry: Exclude<Inquiry, { kind: 'goal' }>,
  request: RequestContext,
  context: EngineContext,
): Outcome {
  switch (inquiry.kind) {
    case 'fit':
      return answerFit(inquiry, request, context)
    case 'prices':
      return answerPrices(inquiry, request, context)
    case 'hosting':
      return answerHosting(inquiry, request, context)
    case 'budget':
      return answerBudget(inquiry, request, context)
    case 'hardware':
      return inquiry.isOfCount === true
        ? answerFitOfCount(inquiry, request, context)
        : answerHardware(inquiry, request, context)
    case 'largest':
      return answerLargest(inquiry, request, context)
    case 'buying':
      return answerBuying(inquiry, request, context)
    case 'quote':
      return answerQuote(inquiry, request, context)
    case 'compute':
      return answerCompute(inquiry, request, context)
    case 'pace':
      return answerPace(inquiry, request, context)
    case 'contrast':
      return answerContrast(inquiry, context)
    case 'gpu prices':
      return answerGpuPrices(inquiry, request, context)
    case 'peak':
      return answerPeak(inquiry, request, context)
    case 'encoding':
      return answerEncoding(inquiry, request, context)
    case 'samples':
      return answerSamples(inquiry, request, context)
    case 'known':
      return generalAnswer(inquiry.says, inquiry.stock)
    case 'unsupported':
      return refuseUnsupported(inquiry, request, context)
  }
}

function answerFit(inquiry: InquiryOf<'fit'>, request: RequestContext, context: EngineContext): Outcome {
  const { spec, asksLength, isMaybeHosted, asksNeed, unused } = inquiry
  const least = inquiry.asksCount === true ? leastCountOf(spec, request, context, inquiry.gpusPerMachine) : null
  if (least !== null) {
    const { asksCount: _, ...ofCount } = inquiry
    return withLead(answerFit({ ...ofCount, spec: least.spec }, request, context), least.sentence)
  }
  if (inquiry.otherCount !== undefined) {
    const { otherCount: gpuCount, ...ofOne } = inquiry
    const [one, other] = [spec, { ...spec, gpuCount }].map(context.fitFor(request))
    const answer = answerFit(ofOne, request, context)
    return one == null || other == null
      ? answer
      : withLead(answer, otherCountSentence(one, other, context.renderContextOn(request).names))
  }
  const { names } = context.renderContextOn(request)
  const result = context.fitFor(request)(spec)
  if (result === null) {
    const message = 'None of the software that we know runs this as it was asked.'
    const problem = { kind: 'unknown', message, terms: [], suggestions: [] } as const
    return problemOutcome({ problem, style: 'command' }, request, context)
  }
  const longest = asksLength ? longestThatFits(spec, request, context) : null
  if (longest !== null) {
    const content = longestMessage(longest, spec, fitAssumptions(longest.result, longest.spec, names), unused, names)
    return { kind: 'answer', content, detail: { kind: 'fit', result: longest.result, assumptions: [] } }
  }
  const assumptions = fitAssumptions(result, spec, names)
  const content = fitMessage(result, spec, assumptions, unused, names, inquiry)
  const judged: Outcome = { kind: 'answer', content, detail: { kind: 'fit', result, assumptions } }
  const fitting =
    inquiry.asksRent === true ? withLead(judged, rentVerdict(result, spec, context.fitFor(request))) : judged
  const needed = asksNeed === true ? neededCountOf(spec, request, context) : null
  const answer = needed === null ? withLeast(fitting, inquiry, request, context) : withLead(fitting, needed)
  if (isMaybeHosted !== true) return answer
  const hosted = hostingFitOf(spec, context.marketFor(request))
  return hosted === null ? answer : withLine(answer, hostingFitSentence(hosted))
}

/** Of several GPUs that are said to be needed: the least that holds it of any kind, and with 4-bit weights. */
function withLeast(
  answer: Outcome,
  { spec, asksNeed }: InquiryOf<'fit'>,
  request: RequestContext,
  context: EngineContext,
): Outcome {
  const { method } = spec
  if (asksNeed !== true || method === null || (spec.gpuCount ?? 1) === 1) return answer
  const open: Spec = { ...spec, gpus: null, gpuCount: null, nodes: null }
  const least = leastOf(open, [method], false, request, context)
  const words = leastWords(least, context.renderContextOn(request).names)
  return words === null ? answer : withLead(answer, `The least that holds it: ${words}.`)
}

/** Lengths that people train with. */
const usualLengths = [2048, 4096, 8192, 16_384, 32_768, 65_536, 131_072]

/** The longest of the usual sequences that is sure to fit; null where none is. */
function longestThatFits(spec: Spec, request: RequestContext, context: EngineContext): LongestFit | null {
  for (const [at, sequenceLength] of [...usualLengths.entries()].toReversed()) {
    const asked = { ...spec, sequenceLength }
    const result = context.fitFor(request)(asked)
    if (result?.verdict === 'yes') return { spec: asked, result, next: usualLengths[at + 1] ?? null }
  }
  return null
}

function answerLargest(
  { spec, methods, unused }: InquiryOf<'largest'>,
  request: RequestContext,
  context: EngineContext,
): Outcome {
  const { sizes } = context.catalog.inquiryFacts.goals.budget
  const byMethod = largestOf(spec, sizes, context.fitFor(request), methods)
  const { names } = context.renderContextOn(request)
  return {
    kind: 'answer',
    content: largestMessage(byMethod, spec, unused, names),
    detail: { kind: 'largest', methods: byMethod },
  }
}
