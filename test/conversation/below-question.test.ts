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
  [[whisper, 'which card is cheapest?'], /^With “cheapest” it stays .*\n.*on 1 × L40S/],
  [[whisper, '2 epochs', 'on a 4090?'], /9,600 windows of 30 s[^\n]*RTX 4090/],
  [['YOLOv8 on 20k images, which gpu and how much?', '2x as many epochs?'], /4,000,000 images in all/],
  [['cost to pretrain CLIP ViT-B/32 on 400M pairs, 32 epochs?', '12M pairs instead'], /384,000,000 image-text pairs/],
  [[embedding, 'how long on 4?'], /on 4 × L4/],
  [['train a gnn on 20M edges, what gpu do I need?', 'how long on 4 of them?'], /^No speed of “gnn” is on record here/],
  [['xgboost on 50M rows, do i need an h100?', 'and on a 4090?'], /^I have no figure of it on that/],
  [[flux, 'thanks, see you monday'], /^ignored$/],
  [[flux, '@nina can you book the room for 3?'], /^ignored$/],
])('%j', (texts, expected) => {
  expect(said(texts)).toMatch(expected)
}) // prettier-ignore

const clip = 'finetune clip vit-b/32 on 2M image-text pairs, 4 epochs'
const faces = 'sdxl lora 40 photos 2000 steps'

test.each([
  [faces, 'all done, 50 min on a 4090, we paid $0.60, looks burnt after 1500', /^Noted: 50 min and \$0\.60 .*on 1 × RTX 4090\. Expected there are .* longer, outside the range\.\nEnded at step 1,500 it would have been about 38 min/],
  [whisper, 'took 3 h on one h100', /^Noted: 3 h, about \$\d+\.\d\d at .* on 1 × H100/],
  [faces, '14 characters, one lora each. total?', /\n14 × SDXL .* each\./],
  [whisper, 'we want 3 seeds of that, total?', /\n3 × Whisper large/],
  [whisper, 'medium or large, how big is the difference?', /^Whisper medium takes about .* less .* than Whisper large/],
  [whisper, 'would turbo be cheaper to train?', /^Whisper large-v3-turbo takes .*\nIts encoder is that of large-v3/],
  [whisper, 'is the labelling in your number?', /^No: the \$[\d.]+ are GPU time alone\. Work of people/],
  [clip, 'GPUs are at 40% utilisation, the loader is slow', /^At 40% .* up to 2\.5 times/],
  [clip, 'can you guarantee it works better than stock?', /^No: nobody can promise that.*\nA trial on a tenth of the data is about /],
  [clip, 'l/14 instead of b/32, 2 epochs', /\nCLIP ViT-L\/14 .* 4,000,000 image-text pairs/],
  [whisper, 'turns out just 22 h are labelled well, use that', /\nWhisper large, .* 7,920 windows/],
  [faces, 'does my 4060 ti work?', /\nYes: SDXL .* on your 1 × RTX 4060 Ti/],
  [whisper, 'recordings may not leave the building, we have a 4090 here. enough?', /\nYes, with every saving of memory: (?![^]*Rented instead)/],
  [faces, 'batch 4', /\nThat is of a batch of 1\. At 4 at once/],
  [whisper, 'haha only 3 h left till lunch', /^ignored$/],
])('below “%s”, “%s” is answered with its figures', (first, reply, expected) => {
  expect(said([first, reply])).toMatch(expected)
}) // prettier-ignore

test('a whole job, or another question, begins anew', () => {
  expect(said([flux, 'llama 3.1 8b lora on 20M tokens'], true)).toMatch(/Llama 3\.1 8B/)
  expect(said([flux, 'does a 13b qlora fit on 24 GB?'], true)).toMatch(/^Yes: QLoRA of a 13B model/)
})
