/**
 * A corridor of one rule, for tests of the shells alone: "<n>b <m>B tokens" is answered on one H100 at a given speed;
 * "help" and anything else is a problem. Its arithmetic is honest, its advice is not worth having.
 */
import { isHelp } from '../../src/scenario/parse.ts'
import type { ModalView } from '@slack/types'
import type { Advise } from '../../src/advise.ts'
import type { Answer } from '../../src/reply/answer.ts'
import type { Message } from '../../src/reply/message.ts'
import type { Option } from '../../src/recommend/recommendation.ts'
import type { ProblemKind } from '../../src/scenario/problem.ts'
import { emptySpec, type Scenario } from '../../src/scenario/spec.ts'
import type { Corridor } from '../../src/slack/services.ts'
import type { Desk } from '../../src/thread/desk.ts'
import type { Said } from '../../src/thread/held.ts'

const tokensPerSecond = 1000
const usdPerGpuHour = 3

/** Throws on "explode", with the user's words in the error, as a careless fault would. */
export const tinyAdvise: Advise = (text, today) => {
  if (text.includes('explode')) throw new Error(`could not digest "${text}"`)
  if (text.trim() === 'help') return problem('help', 'I price fine-tuning runs. Try `/gpucost 70b 2B tokens`.')
  const [, params, tokens] = /(\d+)b .*?(\d+)B tokens/.exec(text) ?? []
  if (params === undefined || tokens === undefined) return problem('unknown', `"${text}" names no job.`)
  const spec = { ...emptySpec, params: Number(params) * 1e9, tokens: Number(tokens) * 1e9 }
  return recommendation({ spec, said: { params: 'asked', tokens: 'asked' }, notes: [] }, today)
}

/** A desk that only begins conversations. Threads, forms and settings need the real one: those tests take that. */
export function tinyDesk(advise: Advise): Desk {
  const start = (text: string, today: string): Said => {
    const answer = advise(text, today)
    if (answer.kind === 'problem') return answer
    const { scenario, recommendation, message } = answer
    const { best, cheapest, fastest } = recommendation
    const held = {
      conversation: { revisions: [scenario], position: 0 },
      shown: { today, best, cheapest, fastest },
      pins: [],
    }
    return { kind: 'plan', answered: { scenario, recommendation }, message, held }
  }
  const elsewhere = () => {
    throw new Error('the tiny desk only begins conversations')
  }
  return {
    file: () => {
      throw new Error('no file is asked for')
    },
    start: (text, _, { today }) => start(text, today),
    welcome: (text, _, { today }) =>
      isHelp(text) ? { kind: 'words', message: advise('help', today).message } : start(text, today),
    help: (today) => advise('help', today).message,
    startFrom: elsewhere,
    read: elsewhere,
    turn: (_, text, isAddressed, { today }) => (isAddressed ? start(text, today) : { kind: 'silence' }),
    revise: elsewhere,
    details: elsewhere,
    usual: elsewhere,
    week: elsewhere,
    approvalSummary: elsewhere,
    form: () => window,
    filledForm: elsewhere,
    settingsForm: elsewhere,
    filledSettings: elsewhere,
    home: (_, __, today) => ({ type: 'home', blocks: [...advise('help', today).message.blocks] }),
  }
}

const window = {
  type: 'modal',
  callback_id: 'new_estimate',
  title: { type: 'plain_text', text: 'Tiny' },
  blocks: [section('A tiny window')],
} satisfies ModalView

export const tinyCorridor: Corridor = {
  desk: tinyDesk(tinyAdvise),
  observations: () => [],
  plainRendering: (message) => ({ ...message, blocks: [section(`plain: ${message.text}`)] }),
}

function problem(kind: ProblemKind, message: string): Answer {
  const shown = { text: message, blocks: [section(message)] }
  return { kind: 'problem', problem: { kind, message, terms: [], suggestions: ['70b 2B tokens'] }, message: shown }
}

function recommendation(scenario: Scenario, today: string): Answer {
  const hours = (scenario.spec.tokens ?? 0) / tokensPerSecond / 3600
  const usd = hours * usdPerGpuHour
  const text = `1 x H100, ${hours.toFixed(1)} h, $${usd.toFixed(0)} in total`
  const message: Message = {
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
