/** Turns under a plan that were taken for something else: watches, ends of runs, two changes at once, rows, sellers, links. */
import { expect, test } from 'vitest'
import { lastOf } from './thread-driver.ts'

const small = '8b lora 100M tokens'
const onLambda = '1b from scratch 20B tokens on 8 h100 lambda'
const images = 'qwen2.5-vl 7b lora 30k images with 500 tokens of text each'
const card = 'llama 3.2 3b full fine-tune 300M tokens L40S deadline 24h'
const fastest = '70b lora 30M tokens fastest'

test.each<[turns: readonly string[], says: RegExp]>([
  // A watch, and no budget.
  [[card, 'watch the price, ping me under $10'], /^watch: .*under \$10/su],
  [[card, 'let us know here if this gets any cheaper'], /^watch: .*under \$22/su],
  [[card, 'give me a heads up if the price comes down'], /^watch: .*under \$22/su],
  [[card, 'let me know if spot is cheaper'], /^(?!watch)/u],
  // The end of a run, and no deadline.
  [[small, 'training done!! 4h05m wall clock'], /^run: .*done/su],
  [[small, "that's a wrap: 1h50"], /^run: .*done/su],
  // Two changes at once.
  [[card, 'l40s -> a100 40gb, and give it 2 days'], /^plan: .*Changed: A100.*, within 48 h/su],
  [
    ['70b 500M tokens within 3 days', 'forget the deadline, price is what I care about'],
    /^plan: .*Changed: no deadline, cheapest/su,
  ],
  [[card, "time doesn't matter any more, cost does"], /^plan: .*Changed: no deadline, cheapest/su],
  [
    [small, 'turn on activation checkpointing + paged adamw 8bit'],
    /^plan: .*Changed: paged-adamw, gradient checkpointing/su,
  ],
  [
    [onLambda, 'correction from the research side: model is 1.5B params and we train on 30B tokens'],
    /^plan: .*Changed: A 1\.5B model, 30B tokens/su,
  ],
  // A number against the plan's own.
  [['34b lora 50M tokens 4xA100 gcp', 'what about 8 instead of 4, still gcp'], /^plan: .*Changed: 8 GPUs/su],
  // Of the hours that the plan takes.
  [['14b lora 15M tokens within 12 hours', 'twice as fast'], /^plan: .*Changed: within \d\d min/su],
  [['14b lora 15M tokens within 12 hours', 'in a third of the time'], /^plan: .*Changed: within \d\d min/su],
  // Tokens of an image, and of its text.
  [
    [images, 'images are bigger than i said, about 1,500 tokens apiece'],
    /^(?:asks: Read as|plan: .*Changed): 60M tokens, 1,?500 tokens per image/su,
  ],
  [[images, 'images take 800 tokens each actually'], /^plan: .*Changed: 39M tokens, 800 tokens per image/su],
  [[images, 'text is just 100 tokens per image'], /^plan: .*Changed: 21M tokens/su],
  [
    [images, 'are the picture tokens counted or only text'],
    /^answer: Both: of the 1,100 tokens of an example 600 are its image/u,
  ],
  // Sellers.
  [[onLambda, 'lambda is sold out again. open it up to anybody'], /^plan: .*Changed: any provider/su],
  [
    ['34b lora 50M tokens 4xA100 gcp', 'gcp is full. any provider is ok now'],
    /^plan: (?!.*full fine-tuning).*Changed: any provider/su,
  ],
  [
    ['34b lora 50M tokens 4xA100 gcp', 'are we overpaying by sticking to google?'],
    /^answer: Cheaper with the same GPUs: .*With any GPU, provider and place/su,
  ],
  [[small, 'compare with 4x L40S on vast'], /no price of 4 × L40S at Vast\.ai\. On record there: 1 × L40S/su],
  // What the plan is chosen by.
  [[fastest, "ok drop 'fastest'. cheapest thing that still works?"], /^plan: .*Changed: cheapest/su],
  [[fastest, 'drop the fastest thing'], /^plan: .*Changed: neither/su],
  // Side by side, rows of the card, several questions.
  [[small, 'put it side by side with the same job on llama 3.3 70b'], /^answer: As it is vs Llama 3\.3 70B/u],
  [[small, 'show it beside the same job on mistral 7b'], /^answer: As it is vs Mistral 7B/u],
  [
    [card.replace('300M', '400M'), 'versus the third alternative, what am i giving up'],
    /^answer: 3 is \$[\d.]+ (?:less|more) and .* (?:longer|sooner)/su,
  ],
  [
    ['70b full 500M tokens on 16 h100', 'how big will checkpoints be, and is the disk for them in the price?'],
    /^answer: A checkpoint .*Yes: \$/su,
  ],
  [[small, 'running it every workday - annual figure?'], /^answer: 260 such runs a year/u],
  [[small, 'oops wrong thread, revert what i just changed'], /^problem: There is nothing to undo/u],
  [[small, 'rank 32', 'oops wrong thread, revert what i just changed'], /^plan/u],
  // How the plan's own GPUs are joined.
  [['70b full 500M tokens on 8 h100', 'is that with nvlink?'], /^answer: H100 SXM5 has NVLink/u],
  [[card, 'how are the l40s linked'], /^answer: L40S has no NVLink/u],
])('%j', (turns, says) => {
  expect(lastOf(turns)).toMatch(says)
})
