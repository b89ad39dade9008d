/**
 * A corridor of one rule, for tests of the shells alone: "<n>b <m>B tokens" is answered on one H100 at a given speed;
 * "help" and anything else is a problem. Its arithmetic is honest, its advice is not worth having.
 */
import { isHelp } from '../../src/language/command.ts'
import type { ModalView } from '@slack/types'
import type { AdviseOnText } from '../../src/conversation/advisor.ts'
import type { AdvisorAnswer } from '../../src/presentation/content/advisor-answer.ts'
import type { SlackMessage } from '../../src/presentation/slack/slack-message.ts'
import type { Option } from '../../src/recommend/recommendation.ts'
import type { ProblemKind } from '../../src/scenario/problem.ts'
import { emptySpec, type Scenario } from '../../src/scenario/scenario.ts'
import type { SlackDependencies } from '../../src/slack/services.ts'
import type { ConversationEngine } from '../../src/conversation/conversation-engine.ts'
import type { Outcome } from '../../src/conversation/thread-state.ts'

const tokensPerSecond = 1000
const usdPerGpuHour = 3

/** Throws on "explode", with the user's words in the error, as a careless fault would. */
export const tinyAdvise: AdviseOnText = (text, today) => {
  if (text.includes('explode')) throw new Error(`could not digest "${text}"`)
  if (text.trim() === 'help') return problem('help', 'I price fine-tuning runs. Try `/gpucost 70b 2B tokens`.')
  const [, params, tokens] = /(\d+)b .*?(\d+)B tokens/.exec(text) ?? []
  if (params === undefined || tokens === undefined) return problem('unknown', `"${text}" names no job.`)
  const spec = { ...emptySpec, params: Number(params) * 1e9, tokens: Number(tokens) * 1e9 }
  return recommendation({ spec, setBy: { params: 'asked', tokens: 'asked' }, notes: [] }, today)
}

/** A desk that only begins conversations. Threads, forms and settings need the real one: those tests take that. */
export function tinyEngine(advise: AdviseOnText): ConversationEngine {
  const start = (text: string, today: string): Outcome => {
    const answer = advise(text, today)
    if (answer.kind === 'problem') return answer
    const { scenario, recommendation, message } = answer
    const { best, cheapest, fastest } = recommendation
    const state = {
      conversation: { revisions: [scenario], position: 0 },
      shown: { today, best, cheapest, fastest },
      pins: [],
    }
    return { kind: 'plan', answered: { scenario, recommendation }, message, held: state }
  }
  const unsupported = () => {
    throw new Error('the tiny desk only begins conversations')
  }
  return {
    exportFile: () => {
      throw new Error('no file is asked for')
    },
    start: (text, _, { today }) => start(text, today),
    welcome: (text, _, { today }) =>
      isHelp(text) ? { kind: 'words', message: advise('help', today).message } : start(text, today),
    helpMessage: (today) => advise('help', today).message,
    startFrom: unsupported,
    read: unsupported,
    turn: (_, text, isAddressed, { today }) => (isAddressed ? start(text, today) : { kind: 'silence' }),
    revise: unsupported,
    receiptView: unsupported,
    usual: unsupported,
    week: unsupported,
    approvalSummary: unsupported,
    estimateForm: () => modal,
    readEstimateForm: unsupported,
    settingsForm: unsupported,
    readSettingsForm: unsupported,
    homeTab: (_, __, today) => ({ type: 'home', blocks: [...advise('help', today).message.blocks] }),
  }
}

const modal = {
  type: 'modal',
  callback_id: 'new_estimate',
  title: { type: 'plain_text', text: 'Tiny' },
  blocks: [section('A tiny window')],
} satisfies ModalView

export const tinyDependencies: SlackDependencies = {
  engine: tinyEngine(tinyAdvise),
  observations: () => [],
  plainRendering: (message) => ({ ...message, blocks: [section(`plain: ${message.text}`)] }),
}

function problem(kind: ProblemKind, message: string): AdvisorAnswer {
  const shown = { text: message, blocks: [section(message)] }
  return { kind: 'problem', problem: { kind, message, terms: [], suggestions: ['70b 2B tokens'] }, message: shown }
}

function recommendation(scenario: Scenario, today: string): AdvisorAnswer {
  const hours = (scenario.spec.tokens ?? 0) / tokensPerSecond / 3600
  const usd = hours * usdPerGpuHour
  const text = `1 x H100, ${hours.toFixed(1)} h, $${usd.toFixed(0)} in total`
  const message: SlackMessage = {
    text,
    blocks: [section(text)],
    metadata: { event_type: 'gpucost_scenario', event_payload: { tokens: scenario.spec.tokens ?? 0 } },
  }
  const best = option(hours, usd, today)
  const list = { best, cheapest: best, fastest: best, options: [best] }
  return {
    kind: 'recommendation',
    scenario,
    recommendation: { ...list, ruledOut: [], assumptions: [], apiAlternatives: [] },
    message,
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

function section(text: string) {
  return { type: 'section', text: { type: 'mrkdwn', text } } as const
}
