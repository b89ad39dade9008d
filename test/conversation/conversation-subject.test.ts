/** What is said after an answer without a plan goes on from it. */
import { expect, test } from 'vitest'
import { sharedApp } from '../shared-app.ts'
import { createMemoryConversation } from '../../src/conversation/memory-conversation.ts'
import { plainText } from '../../src/presentation/content/message-content.ts'
import { noRules } from '../../src/team/team-rules.ts'

const app = sharedApp()
const context = { today: '2026-11-26', rules: noRules }

/** What the last of the texts comes to, none of them addressed to the app; a scenario as its spec. */
function said(texts: readonly string[]) {
  const conversation = createMemoryConversation(app.engine(), context, false)
  const outcomes = texts.map((text) => conversation.interpret(text))
  const last = outcomes.at(-1)
  if (last === undefined) throw new Error('nothing was said')
  if (last.kind === 'answer') return { answer: last.detail }
  return last.kind === 'scenario' ? last.scenario.spec : { kind: last.kind }
}

test.each([
  [['does 13b fit on 24GB?', '8k?', 'and on 2 of them?'], { answer: { kind: 'fit', result: { spec: { params: 13e9, gpuCount: 2, sequenceLength: 8192 } } } }],
  [['does 13b fit on 24GB?', '4-bit', '20M tokens'], { params: 13e9, tokens: 20e6, weights: 'nf4' }],
  [['h100 price', 'spot?', 'for 3 days?'], { answer: { kind: 'prices', list: { hours: 72 } } }],
  [['which gpus does a 70b qlora need?', 'and the 8b?'], { answer: { kind: 'hardware' } }],
  [['compare 8b lora 50M tokens vs 70b qlora 50M tokens', 'which one then?'], { params: 8e9, tokens: 50e6 }],
  [['1,800 tok/s on 2B tokens is 5.1 hours', '8b on 2 h100'], { params: 8e9, tokens: 2e9, gpuCount: 2 }],
  [['8xH100 3 days 70b lora', 'just give me the price'], { answer: { kind: 'prices', list: { hours: 72 } } }],
  [['8b 1B tokens sft dpo', 'how much memory does it take?', 'lora'], { params: 8e9, tokens: 1e9, method: 'lora' }],
  [['llama 3.4 70b qlora 40M tokens'], { model: 'llama-3.3-70b', tokens: 40e6 }],
  [['zephyr-7b 100M tokens'], { model: null, params: 7e9 }],
  [['8b or 14b? 50M tokens', '14b i think'], { params: 14e9, tokens: 50e6 }],
  [['lora on mistral small', 'whats qlora', '12k docs x 500 tokens'], { method: 'lora', tokens: 6e6 }],
  [['h100 price', 'thanks, see you monday'], { kind: 'ignored' }],
  [['qlora 70b on 2x3090', '70b 2B tokens'], { params: 70e9, tokens: 2e9, gpus: null, method: null }],
  [['qlora 70b on 2x3090', 'I want our own chatbot'], { params: 8e9, gpus: null }],
  [['256 h100', '70b 2B tokens'], { params: 70e9, tokens: 2e9, gpuCount: 256 }],
  [['256 h100', '128 is more realistic', '70b 2B tokens'], { params: 70e9, tokens: 2e9, gpuCount: 128 }],
  [['on 8 a100', '4 would be enough', '8b 100M tokens'], { params: 8e9, gpuCount: 4 }],
  [['spot on lambda', '13b 1B tokens'], { params: 13e9, pricing: 'spot', providers: ['lambda'] }],
  [['lora rank 64', 'llama 3.1 8b, 20k examples x 600 tokens'], { model: 'llama-3.1-8b', method: 'lora', loraRank: 64 }],
  [['256 h100', '8b 50M tokens on a100'], { gpuCount: null }],
  [['70b on 64 h100', '8b 100M tokens'], { params: 8e9, gpuCount: null, gpus: null }],
  [['h100 price', '8b 100M tokens'], { params: 8e9, gpus: null }],
  [['h100 price', 'how much for 20k examples?', 'llama 8b'], { model: 'llama-3.1-8b', tokens: 10_240_000, gpus: null }],
  [['price of 8 a100', 'I want our own chatbot from 2,000 tickets'], { params: 8e9, gpus: null, gpuCount: null }],
  [['8b within 2 h on lambda', 'what would a chatbot from 5,000 chats cost?'], { tokens: 13.5e6, providers: null, deadlineHours: null }],
  [['70b on lambda', 'it is for a chatbot, 5,000 chats'], { params: 70e9, providers: ['lambda'] }],
  [['does 13b fit on 24GB?', 'how much for 20k examples?'], { params: 13e9, tokens: 10_240_000 }],
  [['70b on lambda', 'and the 8b?', '100M tokens'], { params: 8e9, providers: ['lambda'] }],
  [['70b on lambda', 'what does 8b lora need?', '100M tokens'], { params: 8e9, method: 'lora', providers: null }],
  [['qlora 70b on 2x3090', '5,000 support chats'], { params: 70e9, gpus: ['rtx-3090'], gpuCount: 2 }],
])('%j', (texts, expected) => {
  expect(said(texts)).toMatchObject(expected)
}) // prettier-ignore

test('what a job lacks is told in full once, and in a line after that', () => {
  const conversation = createMemoryConversation(app.engine(), context, false)
  conversation.say('lora on mistral small')
  const outcome = conversation.say('how much memory does it take?')
  expect('content' in outcome && plainText(outcome.content)).toMatch(
    /^That depends on the job; still to say: how much data/,
  )
})

test.each([
  ['1x a100', /^“whisper large v3” stays outside .*\nTry: price of 1 a100 for 24 hours/u],
  ['what is lora?', /^LoRA \(low-rank adaptation\) leaves/u],
  ['lol ok', null],
])('a job that is outside stays outside, in a line: %s', (text, expected) => {
  const conversation = createMemoryConversation(app.engine(), context, false)
  conversation.say('fine tune a whisper large v3 on our audio')
  const outcome = conversation.say(text)
  const got = 'content' in outcome ? plainText(outcome.content) : outcome.kind
  expect(got).toMatch(expected ?? /^ignored$/u)
})

test('a question beside a change is answered of the new plan', () => {
  const conversation = createMemoryConversation(app.engine(), context, false)
  conversation.say('70b lora 100M tokens on 8 h100')
  const outcome = conversation.say('ok h200 then. how much memory does it take?')
  expect(outcome.kind === 'plan' && outcome.answer.scenario.spec.gpus).toContain('h200-sxm')
  expect('content' in outcome && plainText(outcome.content)).toMatch(/GiB per GPU|GiB a GPU|memory/iu)
})

test('how often a job is run is kept for the sum of a year', () => {
  const conversation = createMemoryConversation(app.engine(), context, false)
  conversation.say('8b lora 80M tokens once a week')
  const outcome = conversation.say('per year?')
  expect('content' in outcome && plainText(outcome.content)).toMatch(/^52 such runs a year cost/)
})

test('a month has as many runs in one answer as in the next', () => {
  const conversation = createMemoryConversation(app.engine(), context, true)
  const say = (text: string) => {
    const outcome = conversation.say(text)
    return 'content' in outcome ? plainText(outcome.content) : outcome.kind
  }
  say('70b 2B tokens')
  const [, month = ''] = /4\.33 such runs a month: (\$[\d,]+) a month/u.exec(say('retrain weekly')) ?? []
  expect(month).not.toBe('')
  expect(say("what's the cheapest secure option?")).toContain(`At 4.33 runs a month that is ${month}`)
  expect(say('per month?')).toContain(`4.33 such runs a month cost ${month} a month`)
})

test('half the hours of a plan are a deadline that can be typed', () => {
  const conversation = createMemoryConversation(app.engine(), context, true)
  conversation.say('70b 2B tokens')
  const outcome = conversation.say('2x faster')
  const hours = outcome.kind === 'plan' ? outcome.answer.scenario.spec.deadlineHours : null
  expect(String(hours)).toMatch(/^\d+(?:\.\d{1,2})?$/u)
})

test.each([
  ['what do I need to train a 70b?', 'missing-data'],
  ['did the 70b training finish?', 'nothing'],
])('a mention that asks what a training needs is asked for what it lacks: %s', (text, kind) => {
  const outcome = app
    .engine()
    .handle({ kind: 'text', text, inputKind: 'message' }, { ...context, teamMeasurements: [] })
  expect(outcome.kind === 'problem' && outcome.problem.kind).toBe(kind)
})

test('how often a plan is run is changed, kept and come back to in its thread', () => {
  const conversation = createMemoryConversation(app.engine(), context, false)
  const say = (text: string) => {
    const outcome = conversation.say(text)
    return 'content' in outcome ? plainText(outcome.content) : outcome.kind
  }
  say('70b lora 200M tokens each month')
  expect(say('and if we make it weekly?')).toMatch(/^4\.33 such runs a month: \$/u)
  expect(say('weekly would be on smaller data tho, 50M')).toContain('such runs a month cost')
  expect(say('would reserving GPUs be cheaper than on demand?')).toContain('of a month’s 730 h')
  expect(say('show monthly and weekly next to each other')).toMatch(/12 × \$.*a quarter; .*52 × \$/u)
  expect(say('we take monthly')).toMatch(/Changed: 200M tokens[^]*12 such runs a year/u)
})

test('stages of one model have their own data, and are changed each by itself', () => {
  const conversation = createMemoryConversation(app.engine(), context, false)
  const say = (text: string) => {
    const outcome = conversation.say(text)
    return 'content' in outcome ? plainText(outcome.content) : outcome.kind
  }
  expect(say('sft then dpo on 14b. sft 250M tok, dpo 30k pairs')).toMatch(
    /Together \$.*sft 250M tok: \$.*dpo 30k pairs: \$/u,
  )
  expect(say('sft is full and dpo lora')).toMatch(/Together \$[^]*full fine-tuning[^]*LoRA/u)
})
