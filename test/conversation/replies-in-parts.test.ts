/** Replies that tell two things, or tell one and ask another: nothing of them is left out. */
import { expect, test } from 'vitest'
import { lastMeant, lastOf } from './thread-driver.ts'

const job = 'full finetune qwen 14b 600M tokens 8xH100'

test.each<[told: string, says: RegExp]>([
  [
    'it died at 40%, node reclaimed. what does finishing the rest cost',
    /^run: .*crashed at 40%.*To finish from there: about 3\.4 h/su,
  ],
  [
    'step 900 of 3000, doing about 61k tok/s',
    /^run: .*running 30%.*Measured .*At that speed the 70% left take about/su,
  ],
  ['loss 2.1 at step 1500/6000, 7.9k tok/s/gpu', /^run: .*running 25%.*Measured 7\.9k tok\/s per GPU/su],
  ["we're 20% in after 1 hour. does it still make friday?", /^run: .*running 20%.*(?:Yes|No):/su],
  ['measured 6,500 tok/s per gpu, how long will it take then?', /^report: Measured 6\.5k tok\/s/su],
  ['finished in 6h10. what do we owe?', /^run: .*done.*in 6\.2 h/su],
])('“%s” is told and answered', (told, says) => {
  expect(lastMeant([job, told])).toMatch(says)
})

test.each<[told: string, says: RegExp]>([
  ['gpu node died at 62%, restarting from the last checkpoint', /^run: .*running 62%.*before it was resumed/su],
  ['machine crashed at 48%, back up from the checkpoint at 45%', /^run: .*running 45%.*before it was resumed/su],
  ['crashed twice already, $64 gone so far', /^(?:report: Noted: \$64 spent over 2 failed tries|run: .*crashed)/su],
  ['finished, took 7h and runpod billed us $190', /^run: 8 × H100 SXM at RunPod/u],
])('“%s” is news of both', (told, says) => {
  expect(lastOf([job, told])).toMatch(says)
})

test('a whole that tells one thing stays one', () => {
  expect(lastMeant([job, 'done, 5h20, lambda charged us $31.10'])).toMatch(/^run: .*\$31\.10.*in 5\.3 h/su)
  expect(lastMeant([job, 'step 1200 of 4000 after 5 hours'])).not.toMatch(/Measured/u)
})

test.each(['my run at the other place died at 40%, what a day', 'we died at 20% laughing, how was the party?'])(
  'between people “%s” stays theirs',
  (told) => {
    expect(lastOf([job, told])).toMatch(/^ignored/u)
  },
)

test('a speed that contradicts what is said of it is asked back', () => {
  expect(lastMeant([job, '31,000 tok/s per gpu, slower than you said'])).toMatch(/^problem: .*speed of all 8/su)
})

const small = 'llama 3.1 8b 40M tokens lora rank 32, 2 h100 on runpod, $300'

test.each<[told: string, changed: RegExp]>([
  // What one clause decides leaves nothing out that the grammar reads.
  ['swap in qwen3 8b. and rank 16, not 32', /Qwen3 8B.*rank 16/su],
  ['four cards so i can go home earlier and spot, we can restart', /4 GPUs, spot/u],
  ['i have my own 3090 at home so could you plan on that, with qlora i guess', /^plan: Your .*RTX 3090/su],
  // A part that is asked about alone is clear where the whole surely wishes.
  ['The client committee has met. They have given us 150 dollars and not a penny more, so please work within that.', /under \$150/u],
  ['Settings from the paper: r=8, max length 8192, per-device batch 4. They used V100s, we do not have to.', /rank 8, .*8,192.*batch 4|batch 4.*rank 8/su],
  // Likelier wished than talk.
  ['azure only - runpod contract lapsed', /^plan: .* at Azure/u],
  ['nah runpod makes me nervous, lambda please', /^plan: .* at Lambda/u],
  ["I'd rather have spot, nobody here minds if it starts again", /^infeasible: spot|Changed: spot/u],
])('“%s” is all done', (told, changed) => {
  expect(lastOf([small, told])).toMatch(changed)
}) // prettier-ignore

test('a number of what was before is not taken in, and talk stays talk', () => {
  expect(lastOf(['70b 2B tokens qlora 4xH200', 'i said 2 billion but its 200 million'])).not.toMatch(
    /2B (?:params|model)/u,
  )
  expect(lastOf([small, '16 h100s and still no lunch, what a place'])).toMatch(/^ignored/u)
  expect(lastOf([small, "40M tokens later and it still can't count the r's, calling it now"])).not.toMatch(/any gpu/u)
})
