/** Runs that broke off, by what broke them: what is lost, and how far apart the breaks are. */
import { expect, test } from 'vitest'
import { lastMeant, lastOf } from './thread-driver.ts'

const job = 'lora llama 3.1 8b on 2B tokens, 2 H100 at lambda, budget $2000'

test.each<[told: string, says: RegExp]>([
  ['OOM killed the job, lost half a day', /^run: [^]*12 h and \$\d+ of work is lost and paid a second time/u],
  ['nccl hang, third time', /^run: [^]*3 times is a cause and no chance/u],
  ['preempted twice last night, 11 h in', /^run: [^]*2 breaks in 11 h: one every 5\.5 h/u],
  ['got evicted 3 times in 20 hours', /^run: [^]*3 breaks in 20 h/u],
  ['spot took it away at 7 h, checkpoint from 6 h', /^run: [^]*1 h and \$[\d.]+ of work is lost/u],
])('“%s”', (told, says) => {
  expect(lastMeant([job, told])).toMatch(says)
})

test.each([
  'if it gets preempted twice, what then?',
  'our website went down twice in 20 hours',
  'max 2 crashes please',
])('“%s” is no such news', (told) => {
  expect(lastOf([job, told])).not.toMatch(/^run:/u)
})
