/** What is told and asked in a thread after its answer: of a run, of what is supposed, of pictures, of the card itself. */
import { expect, test } from 'vitest'
import { lastOf } from './thread-driver.ts'

const job = 'full finetune qwen 14b 600M tokens 8xH100'
/** 5.7 h are planned. */
const running = [job, 'started the run', 'step 1200 of 4000 after 5 hours'] as const

test.each<[told: string, says: RegExp]>([
  // 2,800 steps are left.
  [
    'ok resumed from the checkpoint, now 410 steps per hour',
    /^run: .*running 30%.*Done Friday 18:49.*5 h before it was resumed/su,
  ],
  ['it does 400 steps an hour now', /^run: .*Done Friday 19:00/su],
  ['1.8 s/it', /^run: .*Done Friday 13:24/su],
  ["we're seeing 2 steps/s", /^run: .*Done Friday 12:23/su],
  ['ETA says 11 hours', /^run: .*Done Friday 23:00/su],
  ['the eta says 3 more hours', /^run: .*Done Friday 15:00/su],
  ['tqdm says 6h left', /^run: .*Done Friday 18:00/su],
  ['it says 2:30:00 remaining', /^run: .*Done Friday 14:30/su],
  ['step 1500 now', /^run: .*running 38%/su],
  ['halfway there', /^run: .*running 50%/su],
  ["we're at 35%", /^run: .*running 35%/su],
  ['resumed from step 1100', /^run: .*Step 1,100 of 4,000 after 5 h before it was resumed/su],
])('“%s” is news of the run', (told, says) => {
  expect(lastOf([...running, told])).toMatch(says)
})

test.each([
  'is that on plan?',
  'are we on schedule?',
  'are we behind?',
  'how are we doing vs the estimate?',
  'is that slower than planned?',
  'so how far off was the estimate?',
])('“%s” is asked of the run', (asked) => {
  expect(lastOf([...running, asked])).toMatch(/^run: .*2\.9 times as long as planned/su)
})

test.each(['so how far off was the estimate?', 'did it match the plan?', 'how wrong were you?'])(
  'at its end “%s” is what it came to beside the plan',
  (asked) => {
    expect(lastOf([job, 'started the run', 'finished in 6.2 hours, cost $190', asked])).toMatch(
      /^run: .*done.*\$190 \(\+14%\) in 6\.2 h; planned: \$167 and 5\.7 h/su,
    )
  },
)

test.each([
  'should be done tonight',
  'I have 3 hours left today',
  'only 20 minutes left in this call',
  '15 min left until lunch',
  '70% of the users agree',
])('“%s” is no news of the run', (told) => {
  expect(lastOf([...running, told])).toMatch(/^ignored/u)
})

test.each<[told: string, says: RegExp]>([
  ['started it on Lambda just now', /^run: 8 × H100 SXM at Lambda: running/u],
  ['kicked it off on runpod', /^run: 8 × H100 SXM at RunPod Secure Cloud: running/u],
  ['run is live on hyperstack', /^run: 8 × H100 SXM at Hyperstack: running/u],
  ["we're live", /^run: 8 × H100 SXM at Vultr: running/u],
  // There is no price of it.
  ['running on vast since this morning', /^run: .*Not met: Vast\.ai/su],
  ["let's start it on Lambda", /^plan: .*Changed: Lambda/su],
  ['they started on Lambda last year', /^ignored/u],
  ['our other job runs on Lambda', /^ignored/u],
])('where it runs: “%s”', (told, says) => {
  expect(lastOf([job, told])).toMatch(says)
})

test.each<[turns: readonly string[], says: RegExp]>([
  [
    ['dpo on llama 70b with lora, 60k pairs, 1k tokens per answer', 'what if we drop lora and do it in full?'],
    /^answer: With full fine-tuning, on .* than the plan/u,
  ],
  [['8b lora 100M tokens', 'what if it was 13b?'], /^(?:plan|answer): .*13B/su],
  [['8b lora 100M tokens', 'what if the data grows to 200M?'], /^answer: With 200M tokens, on /su],
  [['8b lora 100M tokens', 'what if it crashes?'], /^answer: (?!As it is)/u],
  [['8b lora 100M tokens', 'what if we leave it running?'], /^answer: (?!As it is)/u],
])('what is supposed is read: “%s”', (turns, says) => {
  expect(lastOf(turns)).toMatch(says)
})

test.each(['show the card again pls', 'can you show the plan again', 'what was the plan again?'])(
  '“%s” shows the whole card of the plan that holds',
  (asked) => {
    expect(lastOf(['gemma 9b lora 30k examples', "they're 400 tokens each", asked])).toMatch(
      /^plan: .*on 12M tokens.*To choose between/su,
    )
  },
)

const pictures = 'SDXL lora, 3000 product photos, 1024px'
test.each<[turns: readonly string[], says: RegExp]>([
  [
    ['what would flux dev cost for the same photos?'],
    /^answer: (?:(?:With “|About ).*?\n)?FLUX\.1 dev at 1024 pixels/u,
  ],
  [['ok switch to flux', '4000 steps at batch 4'], /^answer: (?:(?:With “|About ).*?\n)?FLUX\.1 dev .*16,000 images/su],
  [['what would flux cost?', 'ok switch to flux'], /^answer: (?:(?:With “|About ).*?\n)?FLUX\.1 dev/u],
  [['how many steps is that?'], /^answer: 9,000 images in all: 9,000 steps at batch 1, 2,250 steps at batch 4/u],
  [['and with 5000 photos?'], /^answer: (?:With “.*?\n)?SDXL .*15,000 images/su],
  [['what about 512px?'], /^answer: (?:With “.*?\n)?SDXL at 512 pixels/u],
  [["wow that's cheap"], /^ignored/u],
  [['we should also do flux tbh'], /^(?:ignored|answer: I have no data on flux)/u],
])('a training of pictures goes on: %j', (turns, says) => {
  expect(lastOf([pictures, ...turns])).toMatch(says)
})
