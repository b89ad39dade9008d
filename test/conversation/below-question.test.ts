/** Replies below an answer that is no plan of a language model: the question is answered anew with what they change. */
import { expect, test } from 'vitest'
import { sharedApp } from '../shared-app.ts'
import type { Outcome } from '../../src/conversation/outcome.ts'
import { plainText } from '../../src/presentation/content/message-content.ts'
import { noRules } from '../../src/team/team-rules.ts'

const engine = sharedApp().engine()
const asked = { today: '2026-11-28', rules: noRules, teamMeasurements: [] }

/** What is said last; `isAddressed`: to the app. */
function said(texts: readonly string[], isAddressed = false): string {
  const [first = '', ...replies] = texts
  let outcome: Outcome = engine.handle({ kind: 'text', text: first, inputKind: 'message' }, asked)
  for (const text of replies) {
    if (!('thread' in outcome) || outcome.thread === undefined) throw new Error(`no thread below “${first}”`)
    outcome = engine.handle({ kind: 'reply', text, isAddressed, thread: outcome.thread }, asked)
  }
  return 'content' in outcome ? plainText(outcome.content) : outcome.kind
}

const flux = 'what does a Flux LoRA on 25 images cost on an A100?'
const whisper = 'fine-tune whisper large-v3 on 40 hours of audio, how long on one L40S?'
const embedding = 'embed 30M passages with bge-m3, price on L4?'

test.each([
  [[flux, 'and on a 4090?'], /^With “on a 4090”: about [\d.]+ h, \$[\d.]+, where it was about [\d.]+ h, \$[\d.]+\.\n.*RTX 4090/],
  [[flux, '30 pictures instead'], /^With “30 pictures” it stays about /],
  [[flux, 'on spot?'], /on 1 × A100[^\n]*, spot\.\n/],
  [[flux, 'under $10?'], /^Yes, enough: /],
  [[flux, 'twice the steps'], /4,000 images in all/],
  [[whisper, 'how long on 4 of them?'], /4 × L40S/],
  [[whisper, 'which card is cheapest?'], /where it was .*\n.*on 1 × RTX 4090/],
  [[whisper, '2 epochs', 'on a 4090?'], /9,600 windows of 30 s[^\n]*RTX 4090/],
  [['YOLOv8 on 20k images, which gpu and how much?', '2x as many epochs?'], /4,000,000 images in all/],
  [['cost to pretrain CLIP ViT-B/32 on 400M pairs, 32 epochs?', '12M pairs instead'], /384,000,000 image-text pairs/],
  [[embedding, 'how long on 4?'], /on 4 × L4/],
  [['train a gnn on 20M edges, what gpu do I need?', 'how long on 4 of them?'], /cannot be worked out here/],
  [['xgboost on 50M rows, do i need an h100?', 'and on a 4090?'], /^“xgboost” stays outside/],
  [[flux, 'thanks, see you monday'], /^ignored$/],
  [[flux, '@nina can you book the room for 3?'], /^ignored$/],
])('%j', (texts, expected) => {
  expect(said(texts)).toMatch(expected)
}) // prettier-ignore

test('a whole job, or another question, begins anew', () => {
  expect(said([flux, 'llama 3.1 8b lora on 20M tokens'], true)).toMatch(/Llama 3\.1 8B/)
  expect(said([flux, 'does a 13b qlora fit on 24 GB?'], true)).toMatch(/^Yes: QLoRA of a 13B model/)
})
