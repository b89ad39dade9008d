/** "8xH100 overkill?" beside a job: the verdict first, with what a smaller machine takes. */
import { expect, test } from 'vitest'
import { lastOf } from './thread-driver.ts'

test.each([
  [
    '7b lora on 15M tokens, is 8xH100 overkill?',
    /Yes, overkill; this does it: 1 × H100[^]*8 × H100 .* would take .*\$/u,
  ],
  ['70b qlora on 15M tokens, we would rent an 8xA100 box - overkill?', /Yes, overkill; [^]*8 × A100 .* would take/u],
  ['full fine-tune llama 8b on 2B tokens, would 16 H100 be excessive?', /No, not overkill: 16 × H100[^]*The smallest/u],
  [
    '1.5B decoder from scratch, 250B tokens. How many H100 days, and would 8 be silly?',
    /No, not silly at all: 8 × H100[^]*GPU-days of H100/u,
  ],
  ['SDXL full finetune, 200k images, 5 epochs. 8xH100 overkill?', /No, not overkill: SDXL[^]*1 × H100 SXM takes .*\$/u],
  ['flux lora of 35 images on an H100, overkill?', /Yes, overkill: FLUX[^]*take that/u],
])('%s', (text, answer) => {
  expect(lastOf([text])).toMatch(answer)
})

test.each([
  ['Do we need an H100 to fine-tune roberta-large on 80k reviews of 300 tokens, 4 epochs?', /No, it is not needed; /u],
  ['ModernBERT-large, 100k documents with 512 tokens each. My manager thinks we need an H100.', /not needed; /u],
  [
    'My boss insists on H100s for deberta-v3-base, 200k short texts, 60 tokens each. Really necessary?',
    /not needed; /u,
  ],
  ['xlm-roberta-base on 30k sentences. Must it be an A100?', /not needed; [^]*A100 .* would take/u],
  ['Do I need an A100 for a LoRA of a 3B model on 5M tokens?', /not needed; /u],
])('%s: a machine that somebody thinks is needed', (text, answer) => {
  expect(lastOf([text])).toMatch(answer)
})

test('how many are needed, and two cards, are other questions', () => {
  expect(lastOf(['How many H100s do we need for a full fine-tune of 13b on 50M tokens?'])).not.toMatch(/not needed/u)
  expect(lastOf(['Do we need an H100 or is a 4090 enough for 8b qlora 10M tokens'])).not.toMatch(/not needed/u)
})

test('a sum or a method is no machine', () => {
  expect(lastOf(['8b lora 20M tokens, $900 too much?'])).not.toMatch(/overkill/u)
  expect(lastOf(['is lora overkill for style? 8b, 5M tokens'])).not.toMatch(/overkill; this|not overkill/u)
})

test.each([
  [
    'Qwen3-30B-A3B full fine-tune, one billion tokens. As only 3B are active I guess a single 80GB GPU does it, right?',
    /No; what holds it: 8 × [^]*“a single 80GB GPU” does not hold it: .* 489 GB [^]*Active parameters \(3.35B\) set/u,
  ],
  ['full ft of a 13b, 100M tokens. A single H100 should be fine, no?', /No; what holds it: [^]*208 GB[^]*has 80 GB/u],
  [
    "I'd say two 3090s can handle a full fine-tune of mistral 7b, 20M tokens, correct?",
    /No; what holds it: [^]*48 GB/u,
  ],
  [
    'my colleague says 2x A100 40GB is plenty for a full ft of 14b on 50M tokens. true?',
    /No; what holds it: [^]*80 GB/u,
  ],
  [
    'my boss insists on 8x4090 from vast as "8*24 = 192 GB, more than two A100s". We want to full finetune a 13B on 150M tokens. is he right?',
    /No; what holds it: [^]*“8x4090” does not hold it: [^]*PCIe alone[^]*“two A100s” does not hold it/u,
  ],
  ['someone on reddit said you can full-finetune a 7B on a 4090. 40M tokens. Is that true?', /No; what holds it: /u],
  ['full ft phi-4 14b 100M tokens. I figured two H100s. Good?', /No; what holds it: [^]*“two H100s” does not/u],
  [
    'qlora on qwen 72b, 20M tokens — can I get away with one 48GB card?',
    /No; what holds it: [^]*“one 48GB card” does/u,
  ],
  ['mixtral 8x7b lora 50M tokens: single A100 80GB, right?', /No; what holds it: [^]*can do: 4-bit QLoRA/u],
])('a machine that is asked about does not bind the plan where it does not hold the job: %s', (text, answer) => {
  expect(lastOf([text])).toMatch(answer)
})

test('what is close is no flat no', () => {
  expect(lastOf(['Llama 3 70B QLoRA on 1M tokens. Does it fit on a single L40S 48GB?'])).toMatch(
    /Only just, if at all; what holds it more surely: [^]*“a single L40S 48GB” holds it only just/u,
  )
})

test.each([
  ['8b lora 50M tokens, will a single L40S do?', /^plan: Yes: 1 × L40S/u],
  ['lora 8b 20M tokens. H100?', /^plan: Yes: 1 × H100/u],
  [
    'lora on an 8b, 40M tokens. Do we need an H100 or will a 24GB card do?',
    /^plan: Yes, a 24GB card will do: 1 × RTX 4090[^]*“an H100” holds it/u,
  ],
  [
    'bge-m3 fine-tune, 3M pairs of 512 tokens. Is a 4090 ok or do we need an 80GB card?',
    /^plan: Yes, a 4090 will do: 1 × RTX 4090 [^]*“an 80GB card” holds it: 1 × /u,
  ],
  ['yolov8m, 20k images 640px, 100 epochs. H100?', /on 1 × RTX 4090[^]*“H100”: not needed/u],
])('where it does, it is planned with: %s', (text, answer) => {
  expect(lastOf([text])).toMatch(answer)
})

test.each([
  ['full ft 13b 100M tokens on one H100, how long?', /1 × H100/u],
  ['we have 4x A100. full ft 8b 100M tokens, on those?', /Your 4 × A100/u],
  ['full ft of 7b on 80M tokens on 2x 4090 please', /2 × RTX 4090/u],
])('what is ordered or owned stays: %s', (text, answer) => {
  const said = lastOf([text])
  expect(said).toMatch(answer)
  expect(said).not.toMatch(/does not hold it/u)
})

test.each([
  ['llama 3.2 3b lora on 20M tokens, google cloud, is L4 silly for this?', /^plan: No, not silly at all: 1 × L4/u],
  ['8xH100 for a mistral 7b lora on 10M tokens, is that crazy?', /^plan: Yes, more than it needs; this does it/u],
])('a word that says neither too much nor too little: %s', (text, answer) => {
  expect(lastOf([text])).toMatch(answer)
})
