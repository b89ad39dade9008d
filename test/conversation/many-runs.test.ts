/** So many runs of one job in its first text: the sum, the deadline and the budget are of all of them. */
import { expect, test } from 'vitest'
import { sharedApp } from '../shared-app.ts'
import { plainText } from '../../src/presentation/content/message-content.ts'
import { noRules } from '../../src/team/team-rules.ts'

const engine = sharedApp().engine()
const asked = { today: '2026-11-27', rules: noRules, teamMeasurements: [], isInteractive: false }

function planOf(text: string): string {
  const outcome = engine.handle({ kind: 'text', text, inputKind: 'command' }, asked)
  return `${outcome.kind}: ${'content' in outcome ? plainText(outcome.content) : ''}`
}

test.each<[runs: number, text: string]>([
  [5, 'start 5 separate lora runs of llama 3.1 8b tonight, 2M tokens each'],
  [24, 'two dozen short sft runs, qwen3 4b, 2M tokens each'],
  [6, 'half a dozen full fine-tunes of llama 3.2 3b on 50M tokens each'],
  [10, '10-fold cross validation, llama 3.1 8b lora on 4M tokens'],
  [80, 'one lora per author, 80 authors, mistral 7b, 1.5M tokens each'],
  [9, 'we plan a separate adapter for every hospital (9 hospitals), llama 3.1 8b, 6M tokens each'],
  [35, 'each of our 35 shops should get its own qwen 2.5 7b lora, 3M tokens per shop'],
  [12, '12 models (one per market), each llama 3.1 8b lora on 9M tokens. price?'],
  [7, '7 adapters, one for each store, llama 3.1 8b, 2M tokens each'],
  [8, 'train one 1b classifier per language for 8 languages, 10M tokens each'],
])('%i runs: %s', (runs, text) => {
  expect(planOf(text)).toMatch(new RegExp(String.raw`^plan: ${runs} runs cost about \$`, 'u'))
})

test.each(['llama 3.1 8b lora on 20 languages, 15k rows of 300 tokens per language', '8b lora 10M tokens per week'])(
  'data of several kinds are of one run: %s',
  (text) => {
    expect(planOf(text)).not.toMatch(/^plan: (?:20|15) runs/u)
  },
)

test('a deadline is held against all runs', () => {
  expect(planOf('40 lora runs on mistral 7b, 15M tokens each, all done in 8 hours')).toMatch(
    /40 runs cost about .* on \d such machines at once; .*One after another the 40 runs take \d+ h, over your deadline of 8 h, in which \d+ fit: \d such machines at once keep it/su,
  )
  expect(planOf('3 lora runs on mistral 7b, 2M tokens each, within 24h')).toMatch(
    /deadline of 24 h with all 3 runs one after another, even at the top of the range/u,
  )
})

test.each([
  ['Saturday workshop, 26 students, each should lora-tune a qwen2.5 1.5b on 2M tokens. 4 hours.', 26, '4.5 h'],
  ['Workshop with 15 participants, everyone fine-tunes llama 3.2 3b lora on 3M tokens, 3 hour session', 15, '3.5 h'],
  ['I run a course: 40 people each run a lora of gemma 3 1b on 1M tokens in class, 90 minutes', 40, '2 h'],
  ['Each of our 20 interns has to lora-tune llama 3.2 1b on 2M tokens during a 3h workshop', 20, '3.5 h'],
])('in one session each keeps a machine to its end: %s', (text, people, kept) => {
  const answer = planOf(text)
  expect(answer).toMatch(new RegExp(String.raw`^plan: ${people} at once, a machine each for all .* cost about \$`, 'u'))
  expect(answer).toContain(`${people} × 1 GPU × ${kept} at $`)
  expect(answer).not.toContain('is nearer than')
})

test.each([
  '26 runs of qwen2.5 1.5b lora on 2M tokens, within 4 hours',
  '10 students, each does a lora of qwen2.5 1.5b on 2M tokens over the semester',
])('without a session they may wait for one another: %s', (text) => {
  expect(planOf(text)).toMatch(/one after another/u)
})

test.each([
  'four full fine-tuning runs of a 34B on 20M tokens each',
  'budget for three full-parameter fine-tuning runs, 8b, 30M tokens each',
])('the method stands among the words that count: %s', (text) => {
  expect(planOf(text)).toMatch(/tokens: full fine-tuning/u)
})
