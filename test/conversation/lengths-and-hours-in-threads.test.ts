/** Replies that give lengths, speeds, a start and an end, a size of the model, or ask what a change would break or lose. */
import { expect, test } from 'vitest'
import { lastMeant, lastOf } from './thread-driver.ts'

const rows = 'LoRA for Qwen2.5 14B, 9k rows, avg 2k tokens, 3 epochs'
const gemma = 'Gemma 2 9B full fine tune, 25k examples x 1500 tokens, 2 epochs'
const pairs = 'DPO on Llama 3.1 8B with LoRA, 60k pairs, 900 tokens per pair'
const mixtral = 'Mixtral 8x7B qlora on 150M tokens, seq 2048'

test.each<[plan: string, told: string, says: RegExp]>([
  [rows, 'rows are closer to 5k tokens\na few go to 8', /^plan: .*135M tokens, sequence length 8,192/su],
  [rows, 'they are 3k tokens each, the longest maybe 11', /^plan: .*81M tokens, sequence length 11,264/su],
  [rows, 'make it 10 epochs', /^plan: .*180M tokens/su],
  [gemma, 'oh sorry, I meant gemma 27b', /^plan: .*Changed: Gemma 2 27B/su],
  [gemma, 'gemma 3 27b instead', /^plan: .*Changed: Gemma 3 27B/su],
  ['LoRA on Qwen2.5 7B, 20M tokens', 'make it qwen 14b', /^plan: .*Changed: Qwen2\.5 14B/su],
  [gemma, 'if we launch at 5pm is it ready tomorrow at 8?', /^answer: Yes: started \w+ 17:00.*h before \w+ 08:00/su],
  [
    gemma,
    'will it be through by tomorrow 7am if I start it at 22:00?',
    /^answer: Yes: started \w+ 22:00.*h before \w+ 07:00/su,
  ],
  [gemma, 'can we start at 6pm on Monday and have it done by Tuesday 9am', /^answer: Yes: started Monday 18:00/u],
  [pairs, '10 samples/s on one H100', /^report: Measured 9k tok.*Taken as examples of 900 tokens/su],
  [pairs, '2 s/it at batch 16 on 1x H100', /^report: Measured 7\.2k tok.*Taken as steps of 16 examples of 900/su],
  [pairs, '4,000 samples/s on one H100', /^problem: At 900 tokens each.*each has \d+ tokens at most/su],
  [`${rows}, packed, seq 4096`, '1 sample/s on one H100', /^report: .*sequences of 4096 tokens, all of them full/su],
  [mixtral, 'take L40S\n8 of them\nspots ok', /^plan: .*Changed: L40S, 8 GPUs, spot/su],
  [mixtral, '2 H100s, we can live with interruptions', /^plan: .*Changed: H100, 2 GPUs, spot/su],
  [
    mixtral,
    'price difference in dollars between the H200 and the A100?',
    /^answer: .*H200.*A100.*The plan itself is/su,
  ],
  [mixtral, 'L40S or A100, which is cheaper here', /^answer: L40S vs A100/u],
  [mixtral, 'why not just one 48 gig card though', /^answer: (?!Yes|No).*1 × (?:RTX|L40|A40)/su],
  [mixtral, 'what breaks first at 8k context', /^answer: .*Memory: .*against .* now.*Time and money: /su],
  [mixtral, 'batch 32, what gives out first?', /^answer: .*with batch 32 a GPU/su],
  [mixtral, '8-bit or 4-bit, which is the safer one?', /^answer: .*bf16 is the safest, then 8-bit, then 4-bit/su],
  [gemma, 'what do we give up by going with lora?', /^answer: Which method: .*equals full fine-tuning on data/su],
  [gemma, 'how much cheaper would lora be?', /^(?!.*Which method)/su],
  [mixtral, 'CUDA OOM at step 900', /^answer: It ran 900 steps, so the usual step fits/u],
  [
    mixtral,
    'died with OOM 4h in on 1x A100 40G',
    /^answer: It ran for a while(?!.*on the first step).*What takes less/su,
  ],
  [mixtral, 'OOM on the very first step', /^answer: (?!It ran)/u],
  [mixtral, 'out of memory in epoch 2', /^answer: It ran for a while/u],
  [mixtral, 'that was 9h20 on one A100, so you were too low', /^answer: Noted: 9\.3 h on 1 × A100.*Expected on/su],
  [mixtral, 'it took 7h, more than your number', /^answer: (?:Noted: 7 h|57% more than expected: 7 h)/u],
  [mixtral, 'that was 3 hours ago', /^(?!answer: Noted)/u],
  [
    '70B full finetune, 2B tokens',
    'if we double the nodes, is it half the hours? and the extra cost?',
    /^answer: Twice the GPUs, .*: \$[\d,]+ instead of .* in total, \$[\d,]+ \(\d+%\) more, and .* times as fast/u,
  ],
  [mixtral, 'H100s, no interruptions', /^plan: .*Changed: H100, on demand/su],
  [mixtral, 'rank 64\nno weekends', /^plan: .*Changed: LoRA rank 64\..*Not used: “no weekends”/su],
  [mixtral, 'rank 64\nthanks', /^plan: (?!.*Not used)/su],
  [mixtral, 'can we live with interruptions?', /^answer: /u],
])('%s: “%s”', (plan, told, says) => {
  expect(lastMeant([plan, told])).toMatch(says)
})

test.each([
  'Piotr, the quota request came through!! 16 H100s from Monday',
  'Ewa: procurement got approved, 32 cards from the 3rd',
])('“%s” is news to somebody', (told) => {
  expect(lastOf([mixtral, told])).toMatch(/^ignored/u)
})

test('what somebody who is named is asked to use is a wish', () => {
  expect(lastMeant([mixtral, 'Piotr, use 4 H100s'])).toMatch(/^plan: .*H100, 4 GPUs/su)
})
