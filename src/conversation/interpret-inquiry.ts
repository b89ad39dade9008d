/** A job, or, where a text is none, what else it asks. */
import { type GivenData, presetOfData } from '../language/given-data.ts'
import { namesOneCard } from '../language/resolution/single-card.ts'
import { understand } from '../language/pipeline.ts'
import { readAlternatives } from '../language/inquiries/alternatives-inquiry.ts'
import { withoutPowerPrice } from '../language/inquiries/power-price.ts'
import { readEncoding } from '../language/inquiries/encoding-inquiry.ts'
import { withBothMemories } from '../language/inquiries/repeated-units.ts'
import { likeliestQuestion } from '../language/lexicon/question-cues.ts'
import { type GeneralAnswer, generalAnswerIn } from '../language/inquiries/general-inquiry.ts'
import { readCardFit, readInquiry, readPurchase } from '../language/read-inquiry.ts'
import type { JobExtras } from '../scenario/scenario.ts'
import type { EngineContext } from './engine-context.ts'
import { interpretJobWithExtras } from './interpret-job-with-extras.ts'
import type { Interpretation } from './interpretation.ts'
import { interpretJob } from './interpret-job.ts'
import type { InputKind, RequestContext } from './request.ts'

/** What is true whatever the plan is stands beside the answer, or alone where nothing else is answered. */
export function interpretJobOrInquiry(
  typed: string,
  inputKind: InputKind,
  request: RequestContext,
  context: EngineContext,
  data?: GivenData,
): Interpretation {
  // The command itself, where it is typed into a message.
  const asked = withBothMemories(withMoneyNamed(typed.replace(/^\s*(?:\/|@)?gpucost\b[\s:,]*(?=\S)/iu, '')))
  const { rest: text, words: powerPrice } = withoutPowerPrice(asked)
  const known = generalAnswerIn(text, context.catalog.inquiryFacts) ?? termIn(text, context)
  const read = interpretAsked(text, inputKind, request, context, data)
  const answer = powerPrice === null || read.kind !== 'start' ? read : withExtras(read, { powerPrice })
  const isWholeJob = answer.kind === 'start' && answer.sizes === undefined
  if (known?.alone === true && !isWholeJob)
    return { kind: 'inquiry', inquiry: { kind: 'known', id: known.id, says: known.says } }
  if (known === null) return answer
  if (answer.kind === 'start')
    return known.beside === false ? answer : withExtras(answer, { generalAnswers: known.says })
  if (answer.kind === 'comparison' || answer.kind === 'inquiry') return { ...answer, generalAnswers: known.says }
  if (answer.kind !== 'problem') return answer
  // Talk that only has such words, and a cry for help.
  const isHelp = answer.problem.kind === 'help' && !known.id.startsWith('term ')
  if (isHelp || (answer.problem.kind === 'nothing' && !text.includes('?'))) return answer
  // A job that cannot be read whole is told so: what was said in passing is no answer to it.
  if (namesJob(text, request, context)) return answer
  return { kind: 'inquiry', inquiry: { kind: 'known', id: known.id, says: known.says } }
}

const withExtras = (answer: Started, more: JobExtras): Started => {
  const { scenario } = answer
  return { ...answer, scenario: { ...scenario, extras: { ...scenario.extras, ...more } } }
}

/** Whether a text names a model and an amount of data. */
function namesJob(text: string, { today }: RequestContext, { vocabulary }: EngineContext): boolean {
  const { draft } = understand(text, { mode: 'command', vocabulary, today })
  return draft.get('params') !== null && draft.get('tokens') !== null
}

type Started = Extract<Interpretation, { kind: 'start' }>

function interpretAsked(
  text: string,
  inputKind: InputKind,
  request: RequestContext,
  context: EngineContext,
  data: GivenData | undefined,
): Interpretation {
  const { vocabulary, catalog } = context
  const given = presetOfData(text, data)?.slots
  // "24 GB" reads as an amount of text, and the question as a job.
  const cardFit = readCardFit(text, vocabulary, catalog.inquiryFacts, request.today, given)
  if (cardFit?.kind === 'fit') return { kind: 'inquiry', inquiry: cardFit }
  const encoding = readEncoding(text, (rest) => {
    const read = interpretJob(rest, inputKind, request, context, data)
    return read.kind === 'start' ? read.scenario : null
  })
  if (encoding !== null) return { kind: 'inquiry', inquiry: encoding }
  const purchase = readPurchase(text, vocabulary, catalog.inquiryFacts, request.today, given)
  if (purchase?.kind === 'buying') return { kind: 'inquiry', inquiry: purchase }
  const beside = interpretJobWithExtras(text, inputKind, request, context, data)
  if (beside !== null) return onOneCard(beside, text, request, context)
  const job = interpretJob(text, inputKind, request, context, data)
  if (job.kind === 'start') return onOneCard(job, text, request, context)
  if (job.problem.kind === 'conflict') {
    const alternatives = readAlternatives(text, vocabulary, catalog.inquiryFacts, request.today)
    if (alternatives !== null) return { kind: 'comparison', thread: null, ...alternatives }
  }
  const inquiry = readInquiry(text, vocabulary, catalog.inquiryFacts, request.today, given)
  if (inquiry === null) return job
  return inquiry.kind === 'goal'
    ? { kind: 'start', scenario: inquiry.scenario, policy: null, phrases: [], sizes: inquiry.sizes }
    : { kind: 'inquiry', inquiry }
}

/** "Whats an epoch": the meaning of a word of the trade, and nothing else. */
function termIn(text: string, { vocabulary }: EngineContext): GeneralAnswer | null {
  const told = text.length > maxTermQuestion ? null : likeliestQuestion(text, vocabulary.questionCues)
  return told?.says === undefined || !told.id.startsWith('term ')
    ? null
    : { id: told.id, says: told.says, beside: false }
}
const maxTermQuestion = 80

/** "My boss says 10k for it is enough": a sum, though it has no sign. */
const withMoneyNamed = (text: string): string =>
  text.replace(
    /(?<![\w$€£.])(\d+(?:\.\d+)?k)(?= (?:is (?:enough|plenty|fine|not enough|too little)|should (?:do|be enough|cover)|budget\b|for (?:an?|the|this|it|that)\b[^.?!]{0,60}\b(?:enough|do it|suffice|cover)))/iu,
    'budget $$$1',
  )

/** "On a 4090" plans one card, where nothing else says how many. */
function onOneCard(
  answer: Interpretation,
  text: string,
  { today }: RequestContext,
  { vocabulary }: EngineContext,
): Interpretation {
  if (answer.kind !== 'start') return answer
  const { spec } = answer.scenario
  if (spec.gpus === null || spec.gpuCount !== null || spec.nodes !== null) return answer
  if (!namesOneCard(understand(text, { mode: 'command', vocabulary, today }))) return answer
  return { ...answer, scenario: { ...answer.scenario, spec: { ...spec, gpuCount: 1 } } }
}
