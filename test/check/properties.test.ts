/** What holds for every claim: nothing throws or hangs; what we say ourselves is consistent; a number off by sixty is not. */
import { array, assert, constantFrom, double, oneof, property, string } from 'fast-check'
import { expect, test } from 'vitest'
import type { Option } from '../../src/recommend/recommendation.ts'
import { verdictMessage } from '../../src/check/verdict-content.ts'
import { type MessageContent, plainText } from '../../src/presentation/content/message-content.ts'
import { renderMessage } from '../../src/presentation/slack/render-message.ts'
import { validateMessage } from 'local-slack/block-kit/validator'
import { goldenLines } from '../language/golden-lines.ts'
import { scenarioOf } from '../language/fixtures.ts'
import { check, isClaimText, advisor, renderContext, today } from './claim-checker.ts'

const questions = [
  'llama-3.3-70b 2B tokens lora',
  'llama-3.1-8b 100M tokens lora',
  'llama-3.1-8b 1B tokens full fine-tuning',
  'qwen2.5-32b 300M tokens qlora',
  'mistral-7b 50M tokens lora seq 4096',
]

/** Options of our own answers, each with its question. */
const optionClaims = questions.flatMap((text) => {
  const scenario = scenarioOf(text)
  const answer = advisor.answer(scenario, today)
  if (answer.kind === 'problem') throw new Error(answer.problem.message)
  const { spec } = scenario
  return answer.recommendation.options.map((option) => ({ option, spec }))
})

type OptionFigures = { readonly hours: number; readonly usd: number; readonly rate: number }
const figuresOf = ({ hours, usd, tokensPerSecond }: Option): OptionFigures => ({
  hours: hours.p50,
  usd: usd.p50,
  rate: tokensPerSecond.p50,
})

function claimOf({ option, spec }: (typeof optionClaims)[number], { hours, usd, rate }: OptionFigures): string {
  const { gpu, gpuCount, nodes, method, weights, compute, usdPerGpuHour } = option
  const machines = nodes > 1 ? ` on ${nodes} nodes` : ''
  return (
    `${spec.model} ${method === 'full' ? 'full fine-tuning' : method} ${weights} seq ${option.sequenceLength} on ${gpuCount} ${gpu}${machines}` +
    `${compute === 'fp8' ? ' with FP8' : ''}: ${spec.tokens} tokens at ${rate.toFixed(1)} tok/s in total take ${hours.toPrecision(4)} hours ` +
    `and cost $${usd.toFixed(2)} at $${usdPerGpuHour.toFixed(3)}/h per GPU${option.pricing === 'spot' ? ', spot' : ''}`
  )
}

const isSound = (content: MessageContent): boolean =>
  validateMessage(renderMessage(content)).length === 0 && !/NaN|Infinity|undefined/.test(plainText(content))

const verdictOn = (text: string): string => {
  const result = check(text)
  return 'problem' in result ? result.problem.message : result.verdict
}

test('a claim made of our own estimate is consistent', () => {
  const checkedTexts = optionClaims.map((one) => ({ text: claimOf(one, figuresOf(one.option)), verdict: '' }))
  for (const one of checkedTexts) one.verdict = verdictOn(one.text)
  expect(checkedTexts.filter(({ verdict }) => verdict !== 'consistent')).toEqual([])
  expect(checkedTexts.length).toBeGreaterThan(20)
})

test('the same claim with one number off by sixty is not', () => {
  const wrongClaims = optionClaims.flatMap((one) => {
    const right = figuresOf(one.option)
    return (['hours', 'usd', 'rate'] as const).flatMap((key) =>
      [60, 1 / 60].map((factor) => claimOf(one, { ...right, [key]: right[key] * factor })),
    )
  })
  expect(wrongClaims.filter((text) => verdictOn(text) === 'consistent')).toEqual([])
})

const words = [
  ...optionClaims.slice(0, 4).map((one) => claimOf(one, figuresOf(one.option))),
  ...goldenLines('commands.jsonl')
    .slice(0, 60)
    .map(({ text }) => text),
].flatMap((text) => text.split(/\s+/))
const signs = [
  '$',
  '/h',
  'tok/s',
  ':',
  '=',
  'x',
  '-',
  '%',
  'MFU',
  'GB',
  'hours',
  'per 1,000 steps',
  '(',
  ')',
  ';',
  '\n',
  '≈',
  '∞',
  '0',
  '1e400',
]
const soup = array(
  oneof(constantFrom(...words), constantFrom(...signs), double().map(String), string({ unit: 'binary', maxLength: 3 })),
  {
    maxLength: 40,
  },
).map((parts) => parts.join(' '))

test('any text at all: a verdict that Slack takes, or a problem in words', () => {
  assert(
    property(oneof(soup, string({ unit: 'binary', maxLength: 300 })), (text) => {
      const result = check(text)
      isClaimText(text)
      return 'problem' in result ? result.problem.message.length > 20 : isSound(verdictMessage(result, renderContext))
    }),
    { numRuns: 300 },
  )
})

test.each([
  ['digits', '9'.repeat(4000)],
  ['prices', '$1x'.repeat(1300)],
  ['ranges', '1-2'.repeat(1300)],
  ['clauses', '1 tok/s. '.repeat(440)],
  ['blanks', ' '.repeat(4000)],
  ['units', 'GB '.repeat(1300)],
  ['per', '$1 per '.repeat(570)],
  ['numbers', '/h 1.3407807929942551e+154 /h 1.3407807929942551e+154 1e400 tok/s 1e-300 hours'],
])('hostile %s take no time', { retry: 2 }, (_, text) => {
  const from = performance.now()
  const result = check(text)
  isClaimText(text)
  expect(performance.now() - from).toBeLessThan(1500)
  expect(JSON.stringify(result)).not.toMatch(/NaN|Infinity/)
})

test.each([
  '1,800 tok/s on 2B tokens is 5.1 hours, $13.72 on one H100',
  '70B, 2B tokens at 600 tok/s: 55,555 seconds (15.4 hours)',
  '$2.69 x 5.1 h = $13.72',
  '70B needs 80 GB unquantized',
  'RTX 4090, 8B LoRA runs at 250 tok/s',
  'is it true that llama 8b needs 40 GB in 4-bit?',
  'Llama 3.1 8B LoRA on 100M tokens costs $0.52 on a 4090',
  '8 x H100 reach 95% MFU: 90% of the peak is what they say',
])('%j is a claim', (text) => {
  expect(isClaimText(text)).toBe(true)
})

test('what people ask, change, report or chat about is none', () => {
  const texts = [
    ...goldenLines('commands.jsonl').map(({ text }) => text),
    ...goldenLines('messages.jsonl').map(({ text }) => text),
    ...goldenLines('chatter.jsonl').map(({ text }) => text),
    'we measured 2,300 tok/s on 8 H100',
    'under $500 within 12 h',
    'what about 4-bit at 3,000 tok/s?',
    'on 8 H100s',
    'it cost us $612',
    'what is 70b at 3,000 tok/s for 5 hours?',
    'try 8 H100s at 3,000 tok/s, 5 hours',
    'is 3,000 tok/s on 5 hours enough?',
  ]
  // One message doubts a claim before it asks.
  expect(texts.filter((text) => isClaimText(text))).toEqual([
    "The article says 70B on 2B tokens takes 5 hours on one H100, that can't be right? What would it really cost?",
  ])
})
