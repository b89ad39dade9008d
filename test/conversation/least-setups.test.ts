/** The least that holds a job, asked in its first text: the smallest machine, sharding, the count of each card, what FP8 gains. */
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

test.each<[text: string, says: RegExp]>([
  [
    'lora r=32 of llama 3.1 405b, 4M tokens, smallest setup that works?',
    /^plan: The smallest that holds it: 8 × B300 SXM[^]*With QLoRA it takes less: 2 × B300/u,
  ],
  [
    'which is the smallest card that can lora a qwen 2.5 14b? 15M tokens',
    /^plan: The smallest that holds it: 1 × A40/u,
  ],
  [
    'min vram for qlora of mistral 7b, 2M tokens',
    /^plan: The smallest that holds it: 1 × RTX A4000[^]*of one’s own one RTX 3080/u,
  ],
  [
    'price an ORPO run: Llama 3.1 8B, 15k pairs of 600 tokens a side, on the cheapest card that works',
    /^plan: The smallest that holds it: 1 × RTX A5000[^]*ORPO with QLoRA/u,
  ],
  ['lora of mistral 7b, 5M tokens, cheapest gpu that does it', /^plan: The smallest that holds it: 1 × RTX A5000/u],
  ['lora of mistral 7b, 5M tokens, cheapest gpu', /^plan: (?!The smallest)/u],
  // Adapters over 4-bit weights before weights on the host.
  [
    'gemma 4 e4b lora 8k examples on a 16gb card',
    /QLoRA is planned: LoRA in bf16 fits only with the weights in the memory of the host/u,
  ],
  ['fewest H200 for a full fine-tune of a 32b, 60M tokens?', /^plan: The fewest that hold it: 8 × H200/u],
])('%s', (text, says) => {
  expect(answerOf(text)).toMatch(says)
})

// Without data: one sequence at a time, what may just do, 8-bit states, and the lighter methods where a machine is too little.
test.each<[text: string, says: RegExp]>([
  [
    'minimum gpu to qlora llama 3.3 70b',
    /^answer: The least for [^:]*: with QLoRA 1 × A100 PCIe 80GB \([^)]*\) or, only just, 1 × RTX A6000[^]*one sequence at a time/u,
  ],
  ['smallest card that holds a qlora of a 70b?', /only just, 1 × RTX A6000/u],
  ['what is the least vram for a qlora of llama 3.3 70b', /only just, 1 × RTX A6000/u],
  [
    'minimum hardware full finetune qwen3 235b',
    /only just, 32 × H200[^]*8-bit optimizer states 24 × B200[^]*LoRA\s*\S* 4 × B300/u,
  ],
  ['cheapest gpu to qlora a 32b', /with QLoRA 1 × A40 \(\$0\.49 an hour\)/u],
  [
    'is 16x H100 the minimum for LoRA on DeepSeek-V3?',
    /^answer: Not even 16 hold it on that card in bf16[^]*8 × B300/u,
  ],
  ['someone says a qlora of a 70b needs 4 H100. true?', /^answer: No: fewer than 4 do\./u],
  [
    'would a 32b qlora at 16k context squeeze onto a single 24 GB card?',
    /^answer: No[^]*only just, if at all, on 1 × RTX A6000; or on 1 × H100/u,
  ],
  // What is usual, and what fits.
  ['what hardware do i need for a qlora of 70b', /^answer: For training of a 70B[^]*the usual batch/u],
  [
    'does a lora of a 70b fit on at least 4 A100 80GB?',
    /^answer: On that card yes, [^]*Yes: LoRA of a 70B model fits on 4 × A100/u,
  ],
])('%s', (text, says) => {
  expect(answerOf(text)).toMatch(says)
})

test.each<[text: string, says: RegExp]>([
  [
    'full fine-tune of llama 8b, 150M tokens, 80GB cards: will it fit on one or do we need to shard?',
    /^plan: Not on one GPU, but it fits sharded over the 2 \(FSDP or ZeRO-3\): 2 × /u,
  ],
  [
    '7b lora, 20M tokens, 4x A100 80GB - does it fit or do I have to use FSDP?',
    /^plan: It fits on each GPU by itself: no sharding needed/u,
  ],
])('%s', (text, says) => {
  expect(answerOf(text)).toMatch(says)
})

test('each card has its own number', () => {
  const of = answerOf('70b qlora: 3090s or H100, how many of each do i need? 15M tokens')
  expect(of).toMatch(/1 × H100 vs 4 × RTX 3090[^]*H100: One GPU holds it[^]*RTX 3090: Plan with 4 GPUs/u)
})

test('what FP8 gains is that of the estimate', () => {
  expect(answerOf('how much faster does fp8 make a 8b full fine-tune on 8 H100, 600M tokens')).toMatch(
    /^answer: FP8 vs bf16[^]*FP8 is 1\.\d times as fast as bf16 here, with the same software/u,
  )
})

test('a deadline still asks for the fewest that make it', () => {
  expect(answerOf('fewest H100 for a 32b lora on 200M tokens within 24h')).toMatch(/the fewest that make|makes 24 h/u)
})

test.each([
  ['reranker from deberta-v3-base, 600k pairs, 512 tok, 2 epochs. smallest gpu that does it in a day?'],
  ["8b qlora on 12M tokens, what's the smallest card that finishes within 24 hours?"],
])('the smallest card that makes a time is no large one: %s', (text) => {
  expect(answerOf(text)).toMatch(/The smallest that makes 24 h: 1 × (?!H100|A100|B\d00)[^]*Inside your deadline/u)
})

test.each([
  [
    'Someone on the team says LoRA on DeepSeek-V3 needs at least 16 H100s. True?',
    /Not even 16 hold it on that card in bf16: it depends on the form of the base.*8 × B300.*base in 4-bit.*× H200/u,
  ],
  ['do I really need 4x A100 80GB for 70b qlora?', /No: fewer than 4 do\. With a base in 4-bit/u],
  ['are 8 H200 the least for lora of llama 405b?', /8 may do, and are not sure to; it depends on the form/u],
])('a number that is said to be the least is judged by each form of the base: %s', (text, says) =>
  expect(answerOf(text).split('\n')[0]).toMatch(says),
)

test('whether it fits is no question of the least', () =>
  expect(answerOf('does lora of 70b fit on 2x h100?')).not.toContain('form of the base'))
