/** Settings of a recipe as people write them in a first text: batches of a step, sums that were approved, outputs of a teacher, numbers behind names. */
import { expect, test } from 'vitest'
import { lastOf } from './thread-driver.ts'

const says = (text: string): string => lastOf([text])

test.each([
  ['llama 3.1 8B, LoRA rank 64, batch 128, lr 2e-4, 100k samples x 512 tokens, 1x A100 40GB: hours?', 128],
  ['13b lora, batch 96, 20k rows of 2k tokens, one a100 80gb', 96],
])('a batch that does not fit at once is that of a step: %s', (text, batch) => {
  const answer = says(text)
  expect(answer).toMatch(/^plan: /u)
  expect(answer).toMatch(
    new RegExp(
      `A batch of ${batch} (?:does not fit at once|is that of a step): ${batch} sequences a step over all`,
      'u',
    ),
  )
})

test('nor does it buy a larger card', () => {
  expect(says('llama 3.1 8B lora batch 128 50k samples x 512 tokens')).toContain('A batch of 128 is that of a step')
  expect(says('llama 3.1 8B lora batch 4 50k samples x 512 tokens')).not.toContain('A batch of')
})

test.each([
  ['7b lora 20k rows, budget approved: 5k', '5,000'],
  ['7b lora 20k rows budget signed off: 900', '900'],
])('the sum behind a budget that was approved: %s', (text, sum) => {
  expect(says(text)).toMatch(new RegExp(`\\$${sum}\\b`, 'u'))
  expect(says(text)).toContain(' on 10.2M tokens')
})

test('outputs that are counted are there, and no teacher is run', () => {
  expect(says('distill deepseek-r1 outputs into a 7b, 800k traces avg 6k tokens')).not.toContain('H100-hours')
  expect(says('distill a 70b teacher into an 8b, 100k samples, generate the teacher outputs first')).toContain(
    'teacher',
  )
})

test('digits behind letters are of the scale behind them', () => {
  expect(says('Qwen3-8BをLoRAで学習したい。データは社内FAQ2万件、1件300トークンくらい。')).toContain(' on 6M tokens')
})

test('full training that may not fit is planned with 8-bit states where these fit for about as much', () => {
  const answer = says('full finetune qwen3 32b on 16 h100, 100M tokens')
  expect(answer).toContain('8-bit states of AdamW are planned')
  expect(answer).not.toContain('if it fits in memory')
  expect(says('full finetune qwen3 32b on 16 h100, 100M tokens, adamw')).toContain('if it fits in memory')
})

test('a card that holds no sequences of 2,048 has shorter ones where the examples are short', () => {
  expect(says('4070 ti 12gb at home, gemma 3 12b qlora, 6000 examples')).toContain('Sequences of 1,024 are planned')
  expect(says('4070 ti 12gb at home, gemma 3 12b qlora, 6000 examples of 1500 tokens')).not.toContain(
    'are planned: those',
  )
})

test('what stands under a desk is one card', () => {
  expect(says('12gb 3060 at home, gemma 3 12b qlora, 5k examples')).toMatch(/^plan: Your 1 × RTX 3060/u)
  expect(says('2x 3060 12gb at home, qwen3 4b qlora, 5k examples')).toMatch(/^plan: Your 2 × RTX 3060/u)
})

test('whether several machines are needed is said before the data are asked for', () => {
  expect(says('do i need multiple nodes for full fine tuning a 70B at 32k seq len?')).toMatch(
    /One machine does: 8 × .* On H100s it takes \d+ machines/u,
  )
  expect(says('full fine tuning a 70B at 32k seq len')).not.toContain('machine does')
})

test('speech that is to be written down is learnt by Whisper', () => {
  for (const text of [
    'we want our own ASR for call center, 300 h of labelled audio',
    'speach to text for medical dictation, 45 hrs of audio so far, which model size and gpu should I get',
  ])
    expect(says(text)).toContain('Whisper large, full fine-tuning')
  expect(says('transcribe 300 hours of podcasts')).toContain('No training, only writing down')
})

test('responses of so many tokens are no more data than the episodes', () => {
  expect(says('ppo on llama-3.2-1b, 50k episodes, 256 tok respones, a100s')).toContain(' on 25.6M tokens')
})

test('many passes over little data are told before what so few are good for', () => {
  expect(says('300 examples, 70b, 50 epochs, full finetune')).toContain(
    '50 epochs of 300 examples are mostly learnt by heart',
  )
})

test('cards that are done overnight are not worth a rent, others may be', () => {
  expect(says('got 2x3090 at home. worth renting for a 13B lora on 30M tokens or just wait it out?')).toContain(
    'Renting is not worth it: yours is done overnight',
  )
  expect(says('our 4090, 8b lora 200M tokens, or rent?')).toContain('Renting is worth it')
})

test('who spots defects rents no machines that may be taken back', () => {
  const photos = says('we want to spot defects on our bottling line, 22k photos labelled good/bad')
  expect(photos).not.toContain('Spot machines')
  expect(photos).toContain('ResNet-50')
  expect(says('8b lora 20k rows, we want spot if possible')).toContain('spot')
})
