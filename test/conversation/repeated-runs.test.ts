/** Runs of so many hours, repeated by people, weeks and seeds, without a model: one sum of all of them. */
import { expect, test } from 'vitest'
import { sharedApp } from '../shared-app.ts'
import { plainText } from '../../src/presentation/content/message-content.ts'
import { noRules } from '../../src/team/team-rules.ts'

const engine = sharedApp().engine()
const asked = { today: '2026-11-27', rules: noRules, teamMeasurements: [], isInteractive: false }

function answerOf(text: string): string {
  const outcome = engine.handle({ kind: 'text', text, inputKind: 'command' }, asked)
  return `${outcome.kind}: ${'content' in outcome ? plainText(outcome.content) : ''}`
}

test.each<[text: string, gpuHours: string]>([
  ['3 people × 12 experiments a month × 4 h each for a quarter, 800 GB data, in EUR', '432'],
  ['we are 6 engineers, about 8 runs a week of 5 h on one H100, budget for the quarter?', '520'],
  ['a sweep of 36 runs of 50 min on an A100, cost?', '30'],
  ['each of 9 students gets 15 GPU-hours on an L40S, what do I ask for', '135'],
  ['5 PhD students, each doing about 2 trainings a week of 7 hours on an A100. what for a year?', '3,640'],
  ['grid search: 6 learning rates x 2 seeds, 3 h each on 2 H100, how much', '72'],
  ['two engineers run 5 experiments a week each, 4 h on 8x H100, for 6 months, with 10% reserve', '8,320'],
  ['we do a nightly 30 min run on one L40S, cost per month', '15'],
])('%s: %s GPU-hours', (text, gpuHours) => {
  expect(answerOf(text)).toMatch(new RegExp(String.raw`^answer: About \$[^]* = ${gpuHours} GPU-hours`, 'u'))
})

test.each<[text: string, said: RegExp]>([
  [
    'paper deadline in 36h!! reviewer wants 5 seeds. one run = 9h on my A100 40GB. i have 1 card. what do i rent right now',
    /^answer: Rent 4 more single cards \(A100 SXM 40GB\) at once, one run on each: done in about 9 h of the 36 h, 36 GPU-hours, \$32/u,
  ],
  [
    'I need 6 seeds by tomorrow night (30h left). Each run takes 10h on an A100. I own one card. How many should I rent?',
    /Rent 5 more single cards[^]*10 h of the 30 h[^]*3 in all would do/u,
  ],
  [
    'deadline in 2 days, 8 ablations, each takes 12 hours on my 4090. what should I rent?',
    /Rent 7 more .* of the 48 h/u,
  ],
  [
    'one run takes 5h on a single H100; I need 10 runs within 24h. how many GPUs to rent and what does it cost?',
    /Rent 10 single cards[^]*4 in all would do, up to 3 runs each/u,
  ],
  ['5 seeds, one run is 40h on an A100, deadline in 36h. what do I rent?', /No number of such machines is in time/u],
])('%s: as many cards as have all of them done in time', (text, said) => {
  expect(answerOf(text)).toMatch(said)
})

test('without a time that is left no number of cards is told', () => {
  expect(answerOf('5 seeds x 9h on an A100, what does it cost?')).toMatch(/^answer: About \$40: 45 GPU-hours/u)
})

test('storage, a currency, a price that was told and money there is are kept', () => {
  const of = answerOf('3 people × 12 experiments a month × 4 h each for a quarter, 800 GB data, in EUR')
  expect(of).toMatch(/and \$192 of storage[^]*800 GB kept for 3 months[^]*In other money: €/u)
  expect(answerOf('20 jobs of 90 minutes on 2 H100 at $2.20/h, what do we pay')).toMatch(
    /About \$132: 60 GPU-hours × \$2\.20\/h, your price/u,
  )
  expect(answerOf('10 experiments a month, 3 hours each on an RTX 4090, is $50 enough?')).toMatch(/Inside the \$50/u)
})

test.each([
  'llama 8b lora on 20M tokens, 3 runs a month',
  '7b qlora 10k examples, 5 seeds, max 6 hours each on a 4090',
  'spot is interrupted 3 times a day, 8 h runs, worth it?',
  'we have 3 A100 and 12 runs of 10 h, how long does it take',
])('another question: %s', (text) => {
  expect(answerOf(text)).not.toMatch(/ = [\d,]+ GPU-hours/u)
})

test.each([
  [
    '5 ablations of a qwen2.5 7b lora, each takes 4h on a single H100. Better to queue them on one card or run all at once?',
    '4.5 h',
    '21 h',
  ],
  ['we have 8 experiments of 6 hours each on one A100. One after another, or all in parallel?', '6.5 h', '49 h'],
  ['12 seeds, 90 minutes each on an L40S: sequentially on one or twelve at a time?', '2 h', '19 h'],
  ['4 seeds of 10 h each on 8xH100, run them in parallel or one after another?', '11 h', '41 h'],
])('queued or at once: %s', (text, together, inTurn) => {
  expect(answerOf(text)).toMatch(
    new RegExp(String.raw`^answer: All at once, .* done in about ${together} for \$.* against ${inTurn} for \$`, 'u'),
  )
})

test('the sum alone has no word on their order', () => {
  expect(answerOf('5 ablations, each takes 4h on a single H100, how much?')).not.toContain('at once')
})
