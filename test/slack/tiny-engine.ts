/**
 * An engine of one rule, for tests of the shells alone: "<n>b <m>B tokens" is answered on one H100 at a given speed;
 * "help" and anything else is a problem. Its arithmetic is honest, its advice is not worth having.
 */
import approximation from '../../data/token-approximation.json' with { type: 'json' }
import { approximationSchema } from '../../src/dataset/token-approximation.ts'
import type { ConversationEngine } from '../../src/conversation/conversation-engine.ts'
import type { Outcome } from '../../src/conversation/outcome.ts'
import { newThread } from '../../src/conversation/thread-state.ts'
import { isHelp } from '../../src/language/command.ts'
import {
  lines,
  type MessageContent,
  sentenceMessage,
  textBlock,
} from '../../src/presentation/content/message-content.ts'
import type { SlackViews } from '../../src/presentation/slack/slack-views.ts'
import type { Option } from '../../src/recommend/recommendation.ts'
import type { ProblemKind } from '../../src/scenario/problem.ts'
import { emptySpec, type Scenario } from '../../src/scenario/scenario.ts'
import type { SlackDependencies } from '../../src/slack/services.ts'

const tokensPerSecond = 1000
const usdPerGpuHour = 3

export type TinyOutcome = Extract<Outcome, { kind: 'plan' | 'problem' }>
export type AnswerText = (text: string, today: string) => TinyOutcome

/** Throws on "explode", with the user's words in the error, as a careless fault would. */
export const tinyAnswer: AnswerText = (text, today) => {
  if (text.includes('explode')) throw new Error(`could not digest "${text}"`)
  if (text.trim() === 'help') return problem('help', 'I price fine-tuning runs. Try `/gpucost 70b 2B tokens`.')
  const [, params, tokens] = /(\d+)b .*?(\d+)B tokens/.exec(text) ?? []
  if (params === undefined || tokens === undefined) return problem('unknown', `"${text}" names no job.`)
  const spec = { ...emptySpec, params: Number(params) * 1e9, tokens: Number(tokens) * 1e9 }
  return plan({ spec, setBy: { params: 'asked', tokens: 'asked' }, notes: [] }, today)
}

const unsupported = () => {
  throw new Error('the tiny engine only begins conversations')
}

/** Begins conversations and nothing else. Threads, files and digests need the real engine: those tests take that. */
export function tinyEngine(answer: AnswerText): ConversationEngine {
  return {
    handle: (request, { today }): Outcome => {
      if (request.kind === 'reply' && !request.isAddressed) return { kind: 'ignored' }
      if (!('text' in request)) return unsupported()
      return isHelp(request.text)
        ? { kind: 'answer', content: answer('help', today).content }
        : answer(request.text, today)
    },
    interpret: unsupported,
    respond: unsupported,
    measureRun: () => null,
    plannedRun: () => null,
    watchNews: () => null,
    priceToday: () => null,
    planDetails: unsupported,
    exportFile: unsupported,
    generateFile: unsupported,
    approvalSummary: unsupported,
  }
}

const section = (text: string) => ({ type: 'section', text: { type: 'mrkdwn', text } }) as const

const tinyViews: SlackViews = {
  estimateForm: () => ({
    type: 'modal',
    callback_id: 'new_estimate',
    title: { type: 'plain_text', text: 'Tiny' },
    blocks: [section('A tiny window')],
  }),
  readEstimateForm: unsupported,
  settingsForm: unsupported,
  readSettingsForm: unsupported,
  homeTab: () => ({ type: 'home', blocks: [section('I price fine-tuning runs.')] }),
  keptAnswer: unsupported,
  ledgerCsv: unsupported,
}

export const tinyDependencies: SlackDependencies = {
  engine: tinyEngine(tinyAnswer),
  views: tinyViews,
  observations: () => [],
  feeds: [],
  countingFacts: {
    tokenizers: [],
    approximation: approximationSchema.parse(approximation),
  },
  vocabularyOf: () => null,
  plainRendering: (message) => ({ ...message, blocks: [section(`plain: ${message.text}`)] }),
}

function problem(kind: ProblemKind, message: string): TinyOutcome {
  return {
    kind: 'problem',
    problem: { kind, message, terms: [], suggestions: ['70b 2B tokens'] },
    content: sentenceMessage(message),
  }
}

function plan(scenario: Scenario, today: string): TinyOutcome {
  const hours = (scenario.spec.tokens ?? 0) / tokensPerSecond / 3600
  const usd = hours * usdPerGpuHour
  const text = lines([`1 x H100, ${hours.toFixed(1)} h, $${usd.toFixed(0)} in total`])
  const best = option(hours, usd, today)
  const recommendation = { best, cheapest: best, fastest: best, options: [best], ruledOut: [], assumptions: [] }
  const content: MessageContent = { text, blocks: [textBlock(text)], scenario }
  return {
    kind: 'plan',
    answer: { scenario, recommendation: { ...recommendation, apiAlternatives: [] } },
    content,
    thread: { ...newThread(scenario), shown: { today, best, cheapest: best, fastest: best } },
  }
}

function option(hours: number, usd: number, today: string): Option {
  const exactly = (value: number) => ({ p10: value, p50: value, p90: value })
  return {
    gpu: 'h100-sxm',
    gpuCount: 1,
    nodes: 1,
    provider: 'lambda',
    tier: null,
    pricing: 'on_demand',
    method: 'qlora',
    weights: 'nf4',
    compute: 'bf16',
    loraRank: 16,
    stack: 'torchtune',
    layout: { sharding: 'none', tp: 1, pp: 1, cp: 1 },
    offload: 'none',
    microBatch: 1,
    accumulation: 1,
    sequenceLength: 2048,
    packed: true,
    recomputation: 'full',
    tokensPerSecond: exactly(tokensPerSecond),
    hours: exactly(hours),
    startupHours: 0,
    usd: exactly(usd),
    allInUsd: exactly(usd),
    usdPerGpuHour,
    priceAsOf: today,
    priceSource: 'tiny',
    peakMemoryGiB: { p50: 60, p95: 70 },
    usableMemoryGiB: 79,
    mfu: null,
    hfu: null,
    basis: 'a constant',
    warnings: [],
  }
}
