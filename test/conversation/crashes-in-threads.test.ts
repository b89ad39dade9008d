/** A run that broke off: how far it was, up to where it is saved, and what is asked of it then. */
import { expect, test } from 'vitest'
import { lastOf } from './thread-driver.ts'

const job = 'lora mixtral 8x7b, 150M tokens, 4 a100'

test.each<[turns: readonly string[], says: RegExp]>([
  // A new figure takes the place of what was told before; its hours follow from the pace.
  [["we're at 22% after 3h", 'crashed at 61%'], /^run: .*crashed at 61%.*61% after 8\.3 h/su],
  [
    ["we're at 22% after 3h", 'crashed at 61%, last checkpoint was at 55%'],
    /crashed at 61%.*Saved at 55%, so about 49 min .* is done again/su,
  ],
  [["we're at 22% after 3h", 'it died at 61 %, ckpt at 55', 'resumed'], /^run: .*running 55%/su],
  // Of one that nobody spoke of before by the plan.
  [['it crashed at 40%, cuda ecc error'], /^run: .*crashed at 40%/su],
  [['job failed at 30%, checkpoint at 25%'], /^run: .*crashed at 30%.*Saved at 25%/su],
  [['run crashed at step 700 of 1200, checkpoint 500'], /Step 700 of 1,200.*Saved at step 500/su],
  // What is asked then is of it.
  [['it crashed at 40%', 'the last checkpoint is at 35 %'], /crashed at 40%.*Saved at 35%/su],
  [['it crashed at 40%', 'do we have to pay for the 40 again if the last ckpt was at 35'], /^run: .*Saved at 35%/su],
  [['crashed at 61%, checkpoint at 55%', 'how much did the crash cost us?'], /^run: .*is done again/su],
  [['crashed at 61%, checkpoint at 55%', 'and what did we lose?'], /^run: .*is done again/su],
  // A time and a share are no row of the table.
  [['on 8 a100', 'started at 18:10', 'After one hour it is at 4 %.'], /^run: .*running 4%/su],
  // The plan and talk are what they were.
  [['it crashed at 40%', 'what does it cost on 8 A100s?'], /^answer: On 8 × A100 .* in total/su],
  [['it crashed at 40%', 'checkpoints are huge lol'], /^ignored/u],
  [['what if it crashes at 40%?'], /^answer/u],
  [['my laptop crashed at the 40% mark of that movie'], /^ignored/u],
])('%s', (turns, says) => {
  expect(lastOf([job, ...turns])).toMatch(says)
})
