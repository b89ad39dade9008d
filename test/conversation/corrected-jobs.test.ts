/** Jobs that correct themselves in one text, amounts in slang, texts of embedding models, and a teacher that is large. */
import { expect, test } from 'vitest'
import { sharedApp } from '../shared-app.ts'
import { plainText } from '../../src/presentation/content/message-content.ts'
import { noRules } from '../../src/team/team-rules.ts'
import { currentScenario } from '../../src/language/replies/revision-history.ts'

const engine = sharedApp().engine()
const asked = { today: '2026-11-27', rules: noRules, teamMeasurements: [], isInteractive: false }
const answerTo = (text: string) => engine.handle({ kind: 'text', text, inputKind: 'command' }, asked)

function specOf(text: string) {
  const outcome = answerTo(text)
  return outcome.kind === 'plan' ? currentScenario(outcome.thread.conversation).spec : null
}

test.each<[field: 'tokens' | 'gpuCount', value: number, text: string]>([
  ['gpuCount', 1, 'mistral 7b qlora 12M tokens, but make it 2 gpus, actually no 1 gpu is fine, and not on runpod'],
  ['gpuCount', 2, 'qwen 14b lora 20M tokens on 4 gpus, jk 2 gpus'],
  ['tokens', 14e6, '13b lora 40M tokens, no sorry 14M tokens'],
  ['tokens', 12.5e6, '8b lora on 20k examples of 500 tokens, hmm no, 25k examples'],
  ['tokens', 12e6, '8b lora 12M tokens, 3 epochs, nvm 1 epoch'],
  ['tokens', 40e6, 'a couple hundred k rows of 200 tokens, 8b lora'],
  ['tokens', 15e6, '8b lora 60 thou texts, 250 tokens each'],
  ['tokens', 2.5e6, '8b lora 2 and a half million tokens'],
  ['tokens', 192e6, 'e5-large fine-tune, 500k triplets (query, positive, negative), max length 256'],
  ['tokens', 330e6, 'train bge-base on 300k pairs with 5 negatives per query, queries 20 tokens, passages 180 tokens'],
])('%s %d: %s', (field, value, text) => {
  expect(specOf(text)?.[field]).toBe(value)
})

test('what is said behind a correction is of the job', () => {
  const spec = specOf('mistral 7b qlora 12M tokens on 2 gpus, actually no 1 gpu is fine, and not on runpod')
  expect(spec?.excludedProviders).toEqual(['runpod'])
})

test('texts that are cut at a length are told to be that long at most', () => {
  const outcome = answerTo('fine-tune bge-m3 on 2M pairs w/ 7 hard negatives each, max len 512')
  expect('content' in outcome ? plainText(outcome.content) : '').toMatch(
    /9 texts of 512 tokens at most, all of them trained through: up to 9\.22B in all\. Half of that is taken/u,
  )
})

test('a large teacher is no model that is trained in full', () => {
  const outcome = answerTo(
    'distilling llama 405b outputs into an 8b: 200k prompts, 900 tokens each, then full sft of the 8b',
  )
  const text = 'content' in outcome ? plainText(outcome.content) : ''
  expect(text).toMatch(/for the writing of the teacher/u)
  expect(text).not.toMatch(/hardly anybody|“8b” teaches/u)
})
