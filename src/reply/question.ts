/**
 * Questions about an answer ("how did you get 28 hours?"), answered from its own figures. Plain text, unescaped:
 * `answerMessage` makes it safe for Slack. Each sentence says whether a figure is per GPU or of the whole job.
 */
import type { Message } from './message.ts'
import type { Decision } from '../recommend/decision/decision.ts'
import type { Option, Recommendation } from '../recommend/recommendation.ts'
import type { Subject } from '../scenario/subject.ts'
import type { Scenario } from '../scenario/spec.ts'
import { section } from './blocks.ts'
import type { Manner } from './manner.ts'
import { clip, escape } from './mrkdwn.ts'
import { memoryAnswer, perGpuAnswer, whatFitsAnswer, whyNotAnswer } from './question-fit.ts'
import {
  costAnswer,
  energyAnswer,
  mathAnswer,
  otherPlan,
  priceDateAnswer,
  runsAnswer,
  spotAnswer,
  storageAnswer,
  timeAnswer,
} from './question-money.ts'
import {
  contextAnswer,
  evidenceAnswer,
  learningAnswer,
  cheaperAnswer,
  fasterAnswer,
  leversAnswer,
  oomAnswer,
  ownRateAnswer,
  paramsAnswer,
  risksAnswer,
  smallestAnswer,
  tookAnswer,
  whyAnswer,
} from './question-choice.ts'
import { checkpointAnswer, hostedAnswer, ownAnswer, startupAnswer } from './question-ways.ts'
import { probeAnswer } from './probe.ts'
import {
  accuracyAnswer,
  assumptionsAnswer,
  batchAnswer,
  dataAnswer,
  otherAnswer,
  providerAnswer,
  qualityAnswer,
} from './question-run.ts'

export const topics = [
  'time',
  'cost',
  'memory',
  'storage',
  'energy',
  'beside',
  'spot',
  'quality',
  'data',
  'provider',
  'why-not',
  'math',
  'assumptions',
  'price-date',
  'accuracy',
  'batch',
  'measure',
  'what-fits',
  'per-gpu',
  'why',
  'levers',
  'faster',
  'cheaper',
  'risks',
  'evidence',
  'own',
  'hosted',
  'startup',
  'checkpoint',
  'learning',
  'params',
  'smallest',
  'context',
  'oom',
  'took',
  'runs',
  'own-rate',
  'other',
] as const
export type Topic = (typeof topics)[number]

/** Whether a topic is answered in sentences; the others get advice. */
export const isTopic = (topic: string): topic is Topic => topics.some((known) => known === topic)

/** An option, or a sentence that says why there is none. */
export type Instead = { readonly option: Option } | { readonly problem: string }

/** What an answer is built from. `subject`: the words that the question is about ("A100"), '' for none. */
export type Asked = {
  readonly subject: string
  readonly scenario: Scenario
  readonly recommendation: Recommendation
  readonly manner: Manner
  /** The whole cost of the best option, where it has been worked out. */
  readonly decision?: Decision
  /** The best plan with what the subject names, or why there is none; where it has been worked out. */
  readonly instead?: Instead
  /** What the question names, where it names something. */
  readonly about?: Subject
  /** The figure that somebody states: hours, or dollars an hour. */
  readonly value?: number
  /** The longest sequence that the plan's GPUs hold, and the shortest tried that they do not; null: none tried. */
  readonly longest?: { readonly fits: number; readonly not: number | null }
}

const answers: Readonly<Record<Topic, (asked: Asked) => readonly string[]>> = {
  time: timeAnswer,
  cost: costAnswer,
  memory: memoryAnswer,
  storage: storageAnswer,
  energy: energyAnswer,
  beside: whyNotAnswer,
  spot: spotAnswer,
  quality: qualityAnswer,
  data: dataAnswer,
  provider: providerAnswer,
  'why-not': whyNotAnswer,
  math: mathAnswer,
  assumptions: assumptionsAnswer,
  'price-date': priceDateAnswer,
  accuracy: accuracyAnswer,
  batch: batchAnswer,
  measure: probeAnswer,
  'what-fits': whatFitsAnswer,
  'per-gpu': perGpuAnswer,
  why: whyAnswer,
  levers: leversAnswer,
  faster: fasterAnswer,
  cheaper: cheaperAnswer,
  risks: risksAnswer,
  evidence: evidenceAnswer,
  own: ownAnswer,
  hosted: hostedAnswer,
  startup: startupAnswer,
  checkpoint: checkpointAnswer,
  learning: learningAnswer,
  params: paramsAnswer,
  smallest: smallestAnswer,
  context: contextAnswer,
  oom: oomAnswer,
  took: tookAnswer,
  runs: runsAnswer,
  'own-rate': ownRateAnswer,
  other: otherAnswer,
}

/** Asked of something that is not the plan ("what does Lambda charge?"), these are answered with the plan there. */
const ofAnotherPlan: ReadonlySet<Topic> = new Set(['time', 'cost', 'price-date'])

/** Short true sentences about the best option of `recommendation`. */
export function answerQuestion(
  topic: Topic,
  subject: string,
  scenario: Scenario,
  recommendation: Recommendation,
  manner: Manner,
  known: Pick<Asked, 'decision' | 'instead' | 'about' | 'value' | 'longest'> = {},
): string {
  const asked = {
    subject,
    scenario,
    recommendation,
    manner,
    ...known,
  }
  const sentences = (ofAnotherPlan.has(topic) ? otherPlan(asked) : null) ?? answers[topic](asked)
  return sentences.filter((sentence) => sentence !== '').join(' ')
}

/** The answer as a message of its own. */
export function answerMessage(answer: string): Message {
  const text = clip(escape(answer), 2900)
  return { text, blocks: [section([text])] }
}
