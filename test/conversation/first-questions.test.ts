/** First texts that ask what no plan answers, or that bring the figures to reckon with themselves. */
import { shownAnswer } from './shown-answer.ts'
import { expect, test } from 'vitest'
import { sharedApp } from '../shared-app.ts'
import { plainText } from '../../src/presentation/content/message-content.ts'
import { noRules } from '../../src/team/team-rules.ts'

const app = sharedApp()
const context = { today: '2026-11-26', rules: noRules, teamMeasurements: [] }
function shown(text: string): string {
  const outcome = app.engine().handle({ kind: 'text', text, inputKind: 'command' }, context)
  return `${outcome.kind}: ${'content' in outcome ? plainText(outcome.content) : ''}`
}

test.each([
  [
    'is our customers’ data safe on a rented gpu? could the owner of the gpus read it?',
    /^answer: Whoever runs a machine/,
  ],
  ['do we even need to train something or could I just give ChatGPT our files?', /^answer: For answers from documents/],
  ['if we pay for the training once, do we have to pay each month for using it?', /^answer: Training is paid once/],
  ['the dashboard says 95% gpu utilization, does that mean we waste nothing?', /^answer: Not by itself/],
])('%s: true whatever the job is', (text, said) => expect(shown(text)).toMatch(said))

test('of a job without data it is told with what is planned for a usual amount', () => {
  expect(shown('70b lora, is our data safe?')).toMatch(
    /^answer: Whoever .*\bagreement\b[^]*Assumed: 100M tokens, as no data are named/,
  )
})

test.each(['8b 50M tokens', 'what does 8b lora on 50M tokens cost?'])(
  '%s: holds a part of a job, and is none of these',
  (text) => expect(shown(text)).not.toMatch(/^answer: (?:Whoever|Training is paid)/),
)

test('a sum of thousands a month is no price of an hour', () => {
  expect(
    shown('16 x A100 80GB at $14,900 per month reserved, on demand $1.79 per GPU hour, used 55% of the time: cheaper?'),
  ).not.toContain('14.90')
})

test.each([
  ['64xH100 3-mo reserved @2.05 vs OD @2.85. breakeven util?', /^answer: .*more than 72% of the time/],
  [
    'quote for 32x H100, 12 months, $1.89/GPU-h, 50% upfront. we averaged 11,400 H100-hours a month on demand at $2.70. Take it?',
    /^answer: Stay on demand: \$369,360 [^]*16 reserved and 80% busy/,
  ],
  [
    'if H100 falls to $1.60, does our 6-month reservation of 48 GPUs at $2.10 make sense at 75% utilisation?',
    /^answer: Stay on demand: \$252,288 [^]*never pays/,
  ],
  ['128 H100, node MTBF 25d, ckpt = 90s. optimal checkpoint interval?', /^answer: About every 1\.4 h[^]*16 machines/],
  [
    'spot is 45% of on demand, killed every 3h, restart takes 15min, i checkpoint every 30min. still cheaper?',
    /^answer: Yes, still cheaper, by about 46%/,
  ],
  [
    'plan was 2,100 GPU-h at $2.55, invoice 2,610 GPU-h at $2.83. explain the overrun',
    /^answer: \$7,386 in place of \$5,355/,
  ],
  [
    '8xH100 for 10 days on AWS or Crusoe. Training data is 30 TB in S3. All-in please, with egress.',
    /^answer: Move to Crusoe, .*\n.*8 × 240 h[^]*of egress for 30 TB out of AWS/,
  ],
])('%s: by its own figures', (text, said) => expect(shown(text)).toMatch(said))

test.each([
  ['pretrain 30B-A3.3B from scratch, 1T tok, 4k ctx, 64 H100', /^plan: 64 × H100/],
  ['8b full, 2B tokens, 8k packed, 8 h100', /^plan: 8 × H100/],
  ['24b full sft, 1M ex x 900 tok, 3 ep, packed 16k, 8 h100', /^plan: 8 × H100/],
  ['extend qwen2.5-7b 32k -> 128k, 5B tokens all at 128k, full', /^plan: [^]*131k tokens/],
  ['qwen3 30b-a3b lora 50M tokens', /^plan: [^]*Qwen3 30B-A3B/],
  ['anything above 25k needs CFO sign-off. 70b lora, 500M tokens', /^plan: [^]*\$25,000 budget/],
  ['50k doctors notes, an AI should suggest codes. what is the price of all of it?', /^plan: [^]*Guessed: an 8B model/],
])('%s: read whole', (text, said) => expect(shown(text)).toMatch(said))

test.each([
  [
    'tpu v6e for gemma 3 12b full 2B tokens?',
    /^The TPU v6e by an estimate alone, below; rented GPUs instead: \d+ × .* in total/u,
  ],
  [
    'dgx spark 8b qlora 20M tokens',
    /^The DGX Spark by an estimate alone, below; rented GPUs instead: 1 × .* in total/u,
  ],
  ['m3 ultra 512gb can it lora 120b?', /^The Apple M3 Ultra has [^]*room for LoRA and QLoRA[^]* tok\/s [^]*MLX/u],
])('what was never measured is told of by estimate, beside GPUs: %s', (text, says) =>
  expect(shownAnswer(text)).toMatch(says),
)
