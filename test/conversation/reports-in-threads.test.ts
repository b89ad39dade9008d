/** What people tell of a run on its way and at its end, among themselves: hours that were run are no wish, and what is seen so far is no whole. */
import { expect, test } from 'vitest'
import { lastOf } from './thread-driver.ts'

const job = 'lora mixtral 8x7b, 150M tokens, 4 a100'

test.each<[turns: readonly string[], says: RegExp]>([
  // How long it took, once it is over.
  [['done. 5h10m wall clock, all fine'], /^run: .*done.* in 5\.2 h/su],
  [['and the training is finished: 7 hours, no restarts'], /^run: .*done.* in 7 h/su],
  [['finished overnight - 9h30m, loss looks fine'], /^run: .*done.* in 9\.5 h/su],
  // Wished, or of something else.
  [['done. 12h max please'], /^plan: .*within 12 h/su],
  [['done, 2 days ago'], /^ignored/u],
  [['all done? 4h'], /^ignored/u],
])('%s', (turns, says) => {
  expect(lastOf([job, ...turns])).toMatch(says)
})
