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
