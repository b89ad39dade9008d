/**
 * Questions about an answer ("how did you get 28 hours?"), answered from its own figures. Plain text, unescaped:
 * `answerMessage` makes it safe for Slack. Each sentence says whether a figure is per GPU or of the whole job.
 */
import type { SlackMessage } from '../slack/slack-message.ts'
import type { TotalCost } from '../../recommend/total-cost/total-cost.ts'
import type { Option, Recommendation } from '../../recommend/recommendation.ts'
import type { Subject } from '../../language/questions/subject.ts'
import type { Scenario } from '../../scenario/scenario.ts'
import { sectionBlock } from '../slack/blocks/layout-blocks.ts'
import type { RenderContext } from '../render-context.ts'
import { truncate, escapeMrkdwn } from '../slack/blocks/mrkdwn.ts'
import { memoryAnswer, perGpuAnswer, whatFitsAnswer, whyNotAnswer } from './fit-answers.ts'
import {
  costAnswer,
  energyAnswer,
  mathAnswer,
  otherPlanAnswer,
  priceDateAnswer,
  runsAnswer,
  spotAnswer,
  storageAnswer,
  timeAnswer,
} from './cost-answers.ts'
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
} from './choice-answers.ts'
import { checkpointAnswer, hostedAnswer, ownAnswer, startupAnswer } from './sourcing-answers.ts'
import { benchmarkAnswer } from './benchmark-answer.ts'
import {
  accuracyAnswer,
  assumptionsAnswer,
  batchAnswer,
  dataAnswer,
  otherAnswer,
  providerAnswer,
  qualityAnswer,
} from './run-answers.ts'

export const answeredTopics = [
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
export type AnsweredTopic = (typeof answeredTopics)[number]

/** Whether a topic is answered in sentences; the others get advice. */
export const isAnsweredTopic = (topic: string): topic is AnsweredTopic =>
  answeredTopics.some((answered) => answered === topic)

/** An option, or a sentence that says why there is none. */
export type WhatIfResult = { readonly option: Option } | { readonly problem: string }

/** What an answer is built from. `subject`: the words that the question is about ("A100"), '' for none. */
export type QuestionContext = {
  readonly subject: string
  readonly scenario: Scenario
  readonly recommendation: Recommendation
  readonly renderContext: RenderContext
  /** The whole cost of the best option, where it has been worked out. */
  readonly decision?: TotalCost
  /** The best plan with what the subject names, or why there is none; where it has been worked out. */
  readonly whatIf?: WhatIfResult
  /** What the question names, where it names something. */
  readonly namedSubject?: Subject
  /** The figure that somebody states: hours, or dollars an hour. */
  readonly value?: number
  /** The longest sequence that the plan's GPUs hold, and the shortest tried that they do not; null: none tried. */
  readonly longestSequence?: { readonly fits: number; readonly not: number | null }
}

const answerByTopic: Readonly<Record<AnsweredTopic, (context: QuestionContext) => readonly string[]>> = {
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
  measure: benchmarkAnswer,
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
const otherPlanTopics: ReadonlySet<AnsweredTopic> = new Set(['time', 'cost', 'price-date'])

/** Short true sentences about the best option of `recommendation`. */
export function answerQuestion(
  topic: AnsweredTopic,
  subject: string,
  scenario: Scenario,
  recommendation: Recommendation,
  renderContext: RenderContext,
  details: Pick<QuestionContext, 'decision' | 'whatIf' | 'namedSubject' | 'value' | 'longestSequence'> = {},
): string {
  const context = {
    subject,
    scenario,
    recommendation,
    renderContext,
    ...details,
  }
  const sentences = (otherPlanTopics.has(topic) ? otherPlanAnswer(context) : null) ?? answerByTopic[topic](context)
  return sentences.filter((sentence) => sentence !== '').join(' ')
}

/** The answer as a message of its own. */
export function answerMessage(answer: string): SlackMessage {
  const text = truncate(escapeMrkdwn(answer), 2900)
  return { text, blocks: [sectionBlock([text])] }
}
