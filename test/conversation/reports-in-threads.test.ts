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
  // On its way: the time since it began is no claim of the whole.
  [['day 2: 60M tokens seen, loss 1.4, 2,000 tok/s over all four'], /^run: .*running 40%.*40% after 8\.3 h/su],
  [['30% done, doing 2k tok/s after 6 hours'], /^run: .*running 30%/su],
  [['been running for 3 hours now, tqdm says 2.1k tok/s'], /^(?:run|report): .*Measured/su],
  [['launched it 40 min ago, wandb shows 2.1k tok/s'], /^(?:run|report): .*Measured/su],
  // What went with a crash counts where nobody said that a run had begun.
  [['the node died last night, we lost 3 hours of work'], /^run: .*crashed.*3 h and \$\d+ of work is lost/su],
  [['box was rebooted, half a day of training gone'], /^run: .*crashed.*12 h and \$\d+ of work is lost/su],
  [['it crashed twice today, 2h each'], /^run: .*2 tries of 2 h each are counted: 4 h and/su],
  [["we're at 50% after 6h", 'it crashed, lost 2 hours of work'], /^run: .*Saved at 33%, so about 2 h/su],
  [['my laptop died, lost 3 hours of work on the slides'], /^ignored/u],
  [['no spot please, we got preempted and lost 2 days of training'], /^(?:asks|plan)/u],
  // The bill until then says what an hour costs; with it no other sum is told.
  [
    ["we're at 60M tokens after 3h. spent $30 so far by the dashboard"],
    /\$30 of \$75\..*so far \$10\.00\/h .*about \$75 in all/su,
  ],
  [['we are at 50% after 3h', '60% after 4h, spent $20 so far'], /\$20 of \$33\./su],
  // Arithmetic and others' words are checked as before.
  [['2k tok/s for 6 hours is 43M tokens'], /^answer: /u],
  [['vendor says 2k tok/s and 8 hours in total'], /^answer: /u],
])('%s', (turns, says) => {
  expect(lastOf([job, ...turns])).toMatch(says)
})
