/** The rooms in a line, over the bundled data: what holds of every answer, whatever the facts are today. */
import { expect, test } from 'vitest'
import { createApp } from '../src/app.ts'
import { converse } from '../src/cli/converse-verb.ts'
import type { Outcome } from '../src/conversation/outcome.ts'
import { type MessageContent, plainText } from '../src/presentation/content/message-content.ts'
import { renderMessage } from '../src/presentation/slack/render-message.ts'
import { noRules } from '../src/team/team-rules.ts'
import { textAnswerer } from './answer-text.ts'
import { validateMessage, validateView } from 'local-slack/block-kit/validator'

const app = createApp()
const { cli } = app
const { engine, plainRendering } = app.slack()
const today = '2026-11-24'
const requestContext = { today, rules: noRules, teamMeasurements: [], isInteractive: false }
const advise = textAnswerer(app)
const ask = (text: string, inputKind: 'command' | 'message' = 'command') =>
  engine.handle({ kind: 'job', text, inputKind }, requestContext)
const contentOf = (outcome: Outcome): MessageContent => {
  if (!('content' in outcome)) throw new Error(outcome.kind)
  return outcome.content
}

const questions = [
  '70b 2B tokens',
  'llama 3.1 8b 100M tokens qlora on a 4090',
  '8b 500M tokens full on 8 h100',
  '70b 500M tokens under 2000 dollars within 48h',
]

test.each(questions)('%s: hours, dollars and memory of every option agree with each other', (text) => {
  const answer = advise(text, today)
  if (answer.kind === 'problem') throw new Error(answer.problem.message)
  const tokens = answer.scenario.spec.tokens ?? 0
  const { best, cheapest, fastest, options } = answer.recommendation
  for (const option of [best, cheapest, fastest, ...options]) {
    const hours = tokens / option.tokensPerSecond.p50 / 3600 + option.startupHours
    // Preempted spot capacity takes longer than its speed says, never less.
    const stretch = option.hours.p50 / hours
    expect(stretch).toBeGreaterThan(0.995)
    expect(stretch).toBeLessThan(option.pricing === 'spot' ? 1.5 : 1.005)
    const usd = option.hours.p50 * option.gpuCount * option.usdPerGpuHour
    expect(option.usd.p50 / usd).toBeCloseTo(1, 2)
    expect(option.peakMemoryGiB.p50).toBeLessThan(option.usableMemoryGiB)
    for (const { p10, p50, p90 } of [option.tokensPerSecond, option.hours, option.usd])
      expect([p10, p50, p90]).toEqual([p10, p50, p90].sort((a, b) => a - b))
  }
})

test.each([...questions, 'help', 'blorp 70b', '70b', '70b 2B tokens under 1 dollar'])(
  '%s: Slack would take the message, and its plain rendering',
  (text) => {
    const message = renderMessage(contentOf(ask(text)))
    expect(validateMessage(message)).toEqual([])
    expect(validateMessage(plainRendering(message))).toEqual([])
  },
)

test('help fits the Home tab', () => {
  const { blocks } = renderMessage(contentOf(ask('help')))
  expect(validateView({ type: 'home', blocks })).toEqual([])
})

test('no message holds a control that nobody listens to', () => {
  for (const text of questions) expect(contentOf(ask(text)).blocks.map(({ kind }) => kind)).not.toContain('controls')
})

test('prose and a command come to the same answer; talk asks for nothing', () => {
  const prose = ask('What would it cost to fine-tune llama 3.1 8b on 100M tokens with QLoRA on a 4090?', 'message')
  const command = ask('llama 3.1 8b 100M tokens qlora on a 4090')
  if (prose.kind !== 'plan' || command.kind !== 'plan') throw new Error('both are answered')
  expect(prose.answer.recommendation).toEqual(command.answer.recommendation)
  expect(plainText(prose.content)).toBe(
    `${plainText(command.content)}\nRead from the message: “llama 3.1 8b”, “100M tokens”, “QLoRA”, “4090”`,
  )
  expect(ask('happy birthday Lee!', 'message')).toMatchObject({ kind: 'problem', problem: { kind: 'nothing' } })
})

test('a conversation: amended, left alone, answered, undone', () => {
  const turns = converse(
    ['70b 2B tokens', '4-bit?', 'thanks', 'how did you get the hours?', 'undo', 'help'],
    cli,
    today,
  )
  expect(turns).toMatchObject([
    { kind: 'scenario', scenario: { spec: { weights: null } } },
    { kind: 'scenario', scenario: { spec: { weights: 'nf4' } } },
    { kind: 'ignored' },
    { kind: 'answer', text: expect.stringMatching(/tok\/s .*3,600/) },
    { kind: 'scenario', scenario: { spec: { weights: null } } },
    { kind: 'problem', problem: { kind: 'help' } },
  ])
  const others = converse(
    ['8b 100M tokens', 'compare lora with qlora', 'we measured 2,300 tok/s', 'spent $12'],
    cli,
    today,
  )
  for (const turn of others.slice(1)) expect(turn).toMatchObject({ kind: 'answer', text: expect.stringMatching(/\d/) })
})

test('a row is predicted; an unknown GPU gets nulls; a broken row is named', () => {
  const row = {
    id: 'a',
    model: { name: 'llama-3.1-8b' },
    method: 'lora',
    weights: 'bf16',
    compute: 'bf16',
    lora: { rank: 16, targetClass: 'attn+mlp' },
    sequenceLength: 2048,
    microBatch: 1,
    accumulation: 1,
    layout: { sharding: 'none', dp: 1, tp: 1, pp: 1, cp: 1 },
    gpu: 'h100-sxm',
    gpuCount: 1,
    nodes: 1,
  }
  expect(cli.predict(row)).toMatchObject({ id: 'a', fits: 'yes', tokensPerSecondPerGpu: { p50: expect.any(Number) } })
  expect(cli.predict({ ...row, gpu: 'nobody-knows' })).toMatchObject({
    tokensPerSecondPerGpu: null,
    peakMemoryGiB: null,
  })
  expect(cli.predict({ ...row, sequenceLength: 'long' })).toMatchObject({
    problem: { message: expect.stringContaining('sequenceLength') },
  })
})

test('what spot comes to is the same in the answer and in the whole cost', () => {
  const { totalCost } = app.advisor()
  const compared = questions.flatMap((text) => {
    const answer = advise(text, today)
    if (answer.kind === 'problem') throw new Error(answer.problem.message)
    const { scenario, recommendation } = answer
    const { best, spotInstead } = recommendation
    if (!spotInstead) return []
    const { spot } = totalCost({ scenario, option: best }, today)
    return [{ here: [spotInstead.usd, spotInstead.hours], there: [spot?.usd.p50, spot?.hours.p50] }]
  })
  expect(compared.length).toBeGreaterThan(1)
  for (const { here, there } of compared) there.forEach((figure, at) => expect(figure).toBeCloseTo(here[at]!, 6))
})
