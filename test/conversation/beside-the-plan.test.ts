/** What else there is beside a plan: a GPU that is easier to come by, the usual epochs, low precision apart from its software. */
import { expect, test } from 'vitest'
import { answerTo } from './thread-driver.ts'

test('where the GPU of the plan is let by few, one that many let is told with its hours and dollars', () => {
  expect(answerTo('8b lora 500M tokens')).toMatch(
    /^1 × B200 SXM[^]*If no B200 SXM is free: 1 × H[12]00 SXM at [^]*, \d+ h, \$\d+ in total\./u,
  )
})

test.each([
  ['named GPUs', '8b lora 500M tokens on b200'],
  ['one of the plans that have a name is on such a GPU', '8b full 100M tokens'],
  ['own GPUs', '8b lora 500M tokens on our own b200'],
])('%s: no other is told', (_, text) => expect(answerTo(text)).not.toContain('is free:'))

test('what stands in for a plan keeps its deadline even where it is slow', () => {
  const [, hours = ''] = /is free: [^,]*, (\d+(?:\.\d)?) h/u.exec(answerTo('13b full 10B tokens within 3 days')) ?? []
  expect(Number(hours === '' ? 0 : hours) * 1.1).toBeLessThan(72)
})

test.each(['qwen 2.5 7b lora 12k support tickets ~500 tokens', 'mistral 7b on 8k examples of 900 tokens'])(
  'one pass over few examples is assumed, and what the usual three take is told: %s',
  (text) => expect(answerTo(text)).toMatch(/One epoch is assumed, the usual 3 take [\d.]+ (?:h|min) and \$\d/u),
)

test.each([
  ['epochs that were said', 'qwen 2.5 7b lora 12k support tickets ~500 tokens, 1 epoch'],
  ['preferences', '8b dpo 10k pairs 700 tokens'],
  ['many examples', '8b lora 3M examples of 300 tokens'],
])('%s are not told so', (_, text) => expect(answerTo(text)).not.toContain('the usual 3 take'))

test('FP8 under other software says what of it is due to that', () => {
  expect(answerTo('8b lora 500M tokens')).toMatch(/FP8, 1 × B200 SXM[^]*with NeMo, in bf16 4\.\d h; watch the loss/u)
})

test('the frozen reference of preferences is told: beside full training, and none beside adapters', () => {
  expect(answerTo('8b dpo full 60k pairs 1600 tokens')).toContain('The frozen reference is counted, 16 GB beside')
  expect(answerTo('8b dpo lora 20k pairs 900 tokens')).toContain('The reference is the base without its adapter')
  expect(answerTo('8b lora 20k examples of 900 tokens')).not.toContain('reference')
  const afterSft = answerTo('8b dpo lora 20k pairs 900 tokens, already have the SFT lora')
  expect(afterSft).toContain('The reference must be the SFT model: merge its adapter into the base first')
  expect(afterSft).not.toContain('The reference is the base')
})

test('an encoder is trained on no more than it reads, a decoder on what is asked', () => {
  expect(answerTo('modernbert large classification 5k docs of 20k tokens seq 32768')).toMatch(
    /sequences of 8,192[^]*ModernBERT large reads 8192 tokens at most/u,
  )
  expect(
    answerTo('our lawyers want a model that flags risky clauses, 900 contracts of 20 pages, what would it cost'),
  ).toMatch(/ModernBERT large[^.]*sequences of 8,192/u)
  expect(answerTo('llama 3 8b lora 5k docs of 12k tokens seq 16384')).toContain('sequences of 16,384')
})

test('full training says its masters and its memory; adapters take what there is', () => {
  expect(answerTo('8b full 100M tokens')).toMatch(
    /full fine-tuning, bf16, fp32 masters, [\d.]+k tok\/s on one GPU, \d+ of \d+ GiB\./u,
  )
  expect(answerTo('8b lora 100M tokens')).not.toMatch(/ of [\d.]+ GiB\./u)
})

test('shares of the peak that are to be assumed each have their hours', () => {
  const says = answerTo(
    '3B dense transformer, seq_len 4096, global batch 256 sequences, 20,000 steps, bf16, AdamW, FSDP on a single 8xH100 node; assume we hit 40% MFU. Also tell me what it would be at 30%.',
  )
  expect(says).toMatch(/33 h on 8\.[^]*At 30% MFU: 353 GPU-hours, \$\d+, 44 h on 8\./u)
})

test('an optimizer and bf16 do not settle that adapters are meant', () => {
  expect(answerTo('3b 21B tokens adamw bf16 on 8 h100')).toContain('full fine-tuning')
  expect(answerTo('3b 21B tokens 4-bit on 8 h100')).toContain('QLoRA')
})

test.each([
  '12 lora runs for a hyperparameter sweep, 3B model, 10M tokens each. should i get 12 gpus',
  '12 runs of an 8b lora on 20M tokens each, do we need 12 cards?',
])('a GPU for each run is asked and not wished: %s', (text) => {
  const says = answerTo(text)
  expect(says).toMatch(/^12 runs cost about \$\d[^]*1 × [^]*all at once, on 12 GPUs/u)
  expect(says).not.toContain('−')
})

test.each([
  "Plan: have a 70B write ~200M tokens of synthetic Q&A, then train a 3B on it for 2 epochs. Total cost incl. the generation part? We'd rather run the 70B ourselves.",
  'let llama 70b generate 200M tokens, then train a 3B on it for 2 epochs',
])('a model that is told to write is the teacher, and no data: %s', (text) => {
  expect(answerTo(text)).toMatch(/^About \$\d+ in all, \$198 of it for the writing[^]*A 3B model on 400M tokens/u)
})

test('who has a model train is no teacher', () => {
  expect(answerTo('we have an 8b to train on 20M tokens')).toMatch(/An 8B model on 20M tokens/u)
})
