/** The rooms in a line, over the bundled data: what holds of every answer, whatever the facts are today. */
import { expect, test } from 'vitest'
import { createApp } from '../src/app.ts'
import { validateMessage, validateView } from 'local-slack/block-kit/validator'

const { cli, slack } = createApp()
const { advise, adviseMessage, plainRendering } = slack()
const today = '2026-11-24'

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
    const { message } = advise(text, today)
    expect(validateMessage(message)).toEqual([])
    expect(validateMessage(plainRendering(message))).toEqual([])
  },
)

test('help fits the Home tab', () => {
  const { blocks } = advise('help', today).message
  expect(validateView({ type: 'home', blocks })).toEqual([])
})

test('no message holds a control that nobody listens to', () => {
  for (const text of questions) expect(JSON.stringify(advise(text, today).message.blocks)).not.toContain('"action_id"')
})

test('prose and a command come to the same answer; talk asks for nothing', () => {
  const prose = adviseMessage(
    'What would it cost to fine-tune llama 3.1 8b on 100M tokens with QLoRA on a 4090?',
    today,
  )
  const command = advise('llama 3.1 8b 100M tokens qlora on a 4090', today)
  expect(prose.kind).toBe('recommendation')
  expect(prose.message.text).toBe(command.message.text)
  expect(adviseMessage('happy birthday Lee!', today)).toMatchObject({ kind: 'problem', problem: { kind: 'nothing' } })
})

test('a conversation: amended, left alone, answered, undone', () => {
  const turns = cli.converse?.(
    '70b 2B tokens',
    ['4-bit?', 'thanks', 'how did you get the hours?', 'undo', 'help'],
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
  const others = cli.converse?.(
    '8b 100M tokens',
    ['compare lora with qlora', 'we measured 2,300 tok/s', 'spent $12'],
    today,
  )
  for (const turn of others?.slice(1) ?? [])
    expect(turn).toMatchObject({ kind: 'answer', text: expect.stringMatching(/\d/) })
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
  expect(cli.predict?.(row)).toMatchObject({ id: 'a', fits: 'yes', tokensPerSecondPerGpu: { p50: expect.any(Number) } })
  expect(cli.predict?.({ ...row, gpu: 'nobody-knows' })).toMatchObject({
    tokensPerSecondPerGpu: null,
    peakMemoryGiB: null,
  })
  expect(cli.predict?.({ ...row, sequenceLength: 'long' })).toMatchObject({
    problem: { message: expect.stringContaining('sequenceLength') },
  })
})

test('what spot comes to is the same in the answer and in the whole cost', () => {
  const { advise: ask, decide } = createApp().advisor()
  const compared = questions.flatMap((text) => {
    const answer = ask(text, today)
    if (answer.kind === 'problem') throw new Error(answer.problem.message)
    const { scenario, recommendation } = answer
    const { best, spotInstead } = recommendation
    if (!spotInstead) return []
    const { spot } = decide({ scenario, option: best }, today)
    return [{ here: [spotInstead.usd, spotInstead.hours], there: [spot?.usd.p50, spot?.hours.p50] }]
  })
  expect(compared.length).toBeGreaterThan(1)
  for (const { here, there } of compared) expect(there).toEqual(here)
})
