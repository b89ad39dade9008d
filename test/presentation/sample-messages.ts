/** Every kind of message, once: what the golden files hold, the validator checks and the preview draws. */
import type { SlackMessage } from '../../src/presentation/slack/slack-message.ts'
import type { ProblemKind } from '../../src/scenario/problem.ts'
import { differenceMessage } from '../../src/presentation/content/messages/difference-message.ts'
import { plainRendering } from '../../src/presentation/slack/blocks/plain-rendering.ts'
import { problemMessage } from '../../src/presentation/content/messages/problem-message.ts'
import { type MessageContent, sentenceMessage } from '../../src/presentation/content/message-content.ts'
import { answerQuestion } from '../../src/presentation/questions/answer-question.ts'
import { renderMessage } from '../../src/presentation/slack/render-message.ts'
import { recommendationMessage } from '../../src/presentation/content/messages/recommendation-message.ts'
import { detailsMessage } from '../../src/presentation/content/messages/details-message.ts'
import { withAskedByLine } from '../../src/presentation/content/messages/asked-by-line.ts'
import { sampleTotalCost } from './sample-total-costs.ts'
import { eightB, frontierRun, interactiveContext, renderContext, seventyB, tooLittleMoney } from './sample-answers.ts'
import { sampleRunCards } from './sample-run-cards.ts'
import { sampleTeamMessages } from './sample-team-messages.ts'

/** `name` is the golden file's, `title` what was typed. */
export type SampleMessage = { readonly name: string; readonly title: string; readonly message: SlackMessage }

type SampleContent = { readonly name: string; readonly title: string; readonly content: MessageContent }

const seventy = seventyB()
const eight = eightB()
const frontier = frontierRun()
const fourBitRecommendation = { ...seventy.recommendation, best: seventy.recommendation.cheapest }
const fourBit = {
  scenario: { ...seventy.scenario, spec: { ...seventy.scenario.spec, weights: 'nf4' } },
  recommendation: fourBitRecommendation,
} as const

function problem(
  kind: ProblemKind,
  title: string,
  message: string,
  terms: string[],
  suggestions: string[],
): SampleContent {
  return {
    name: `problem-${kind}`,
    title,
    content: problemMessage({ kind, message, terms, suggestions }, renderContext),
  }
}

const detailsOf = ({
  scenario,
  recommendation,
  words,
  renderContext,
}: ReturnType<typeof sampleTotalCost>): MessageContent =>
  detailsMessage(scenario, recommendation, { receipt: [], totalCost: words }, renderContext)

const sampleContents: readonly SampleContent[] = [
  ...sampleTeamMessages,
  ...sampleRunCards,
  {
    name: '70b-2b-tokens',
    title: '/gpucost 70b 2B tokens',
    content: withAskedByLine(
      recommendationMessage(seventy.scenario, seventy.recommendation, interactiveContext),
      'U0ANN',
      '70b 2B tokens',
    ),
  },
  {
    name: '8b-on-a-4090',
    title: '/gpucost 8b 100M tokens qlora on a 4090 under $4 within 12h',
    content: recommendationMessage(eight.scenario, eight.recommendation, interactiveContext),
  },
  {
    name: '405b-full',
    title: '/gpucost 405b full 10B tokens',
    content: recommendationMessage(frontier.scenario, frontier.recommendation, renderContext),
  },
  {
    name: 'amended-4-bit',
    title: '4-bit? (in the thread)',
    content: differenceMessage(seventy.recommendation.best, fourBit, ['4-bit weights'], interactiveContext, {
      quality: 'the base is held in 4-bit: compare on your own evaluation set.',
    }),
  },
  {
    name: 'details',
    title: 'Details',
    content: detailsOf(sampleTotalCost({ spec: { gpus: ['h100-sxm'], gpuCount: 8, providers: ['runpod'] } })),
  },
  {
    name: 'details-of-a-team',
    title: 'the same for a team with GPUs of its own that reckons in euro',
    content: detailsOf(
      sampleTotalCost({
        spec: { gpus: ['h100-sxm'], gpuCount: 8, providers: ['runpod'], tier: 'secure' },
        terms: {
          owned: [{ gpu: 'h100-sxm', gpuCount: 8, machines: 1, usdPerGpuHour: 0.9, since: '2026-11-01' }],
        },
        assumed: { currency: 'EUR', hoursAMonth: 600, hoursBetweenPreemptions: 6, failedRuns: 0.3 },
      }),
    ),
  },
  {
    name: 'asked-time',
    title: 'how did you get 42 hours? (in the thread)',
    content: sentenceMessage(answerQuestion('time', { ...seventy, renderContext, subjectText: '' })),
  },
  {
    name: 'infeasible',
    title: '/gpucost 70b 2B tokens under $100',
    content: problemMessage(tooLittleMoney(), renderContext),
  },
  problem('help', '/gpucost help', '', [], []),
  problem(
    'nothing',
    '@gpucost happy birthday Lee!',
    'I found no model and no amount of data in this.',
    [],
    ['70b 2B tokens'],
  ),
  problem(
    'missing-model',
    '/gpucost 500M tokens',
    'Read 500M tokens. Which model?',
    [],
    ['8b 500M tokens', 'llama 3.3 70b 500M tokens'],
  ),
  problem(
    'missing-data',
    '/gpucost 70b',
    'Read 70B. How much data: tokens, or examples and their length?',
    [],
    ['70b 500M tokens', '70b 10k examples x 1k tokens'],
  ),
  problem(
    'unknown',
    '/gpucost 70b 2B tokens on GTX 9999',
    'Read 70B and 2B tokens, but no GPU is called GTX 9999.',
    ['GTX 9999'],
    ['70b 2B tokens on rtx 5090'],
  ),
  problem(
    'conflict',
    '/gpucost 70b 2B tokens 4-bit 8-bit',
    'Weights cannot be both 4-bit and 8-bit.',
    ['4-bit', '8-bit'],
    ['70b 2B tokens 4-bit', '70b 2B tokens 8-bit'],
  ),
  problem(
    'bad-value',
    '/gpucost 70b -1 tokens',
    'The number of tokens must be above zero.',
    ['-1 tokens'],
    ['70b 1M tokens'],
  ),
]

const plainSample: SampleMessage = {
  name: '70b-2b-tokens-plain',
  title: '/gpucost 70b 2B tokens (a workspace without tables, no controls)',
  message: plainRendering(
    renderMessage(recommendationMessage(seventy.scenario, seventy.recommendation, renderContext)),
  ),
}

export const sampleMessages: readonly SampleMessage[] = [
  ...sampleContents.map(({ content, ...rest }) => ({ ...rest, message: renderMessage(content) })),
  plainSample,
]
