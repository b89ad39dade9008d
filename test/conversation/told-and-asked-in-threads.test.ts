/** Replies that tell one thing and ask another: sellers that have none, owners, intervals, figures of a run. */
import { expect, test } from 'vitest'
import { lastMeant, lastOf } from './thread-driver.ts'

const job = 'qwen 2.5 14b lora, 25k support chats of 1200 tokens'
const rented = '7b full finetune 500M tokens on 8 a100 on lambda'

test.each<[plan: string, told: string, says: RegExp]>([
  [rented, 'lambda has no 8x right now. alternatives?', /^plan: (?!8 × \S+ SXM \S+ at Lambda).*not Lambda/su],
  [rented, 'lambda is sold out, what else', /^plan: .*not Lambda.*I see no stock/su],
  [rented, 'step 3100/7600 when it died, ckpt every 500. how much did that cost us', /^run: .*Saved at step 3,000/su],
  [rented, 'crashed at 37%, checkpoints every 10%', /^run: .*Saved at 30%/su],
  [rented, 'tok/s is 31k not the number you gave', /^report: Measured 3\.88k tok\/s per GPU/u],
  [job, 'what’s the damage if we do it 4x a year', /^answer: 4 such runs a year/u],
  [job, 'run’s at 1.1k of 1850 steps, 41 min in. on track?', /^run: .*running 59%/su],
  [job, 'no us clouds', /^plan: .*not .*AWS/su],
  [
    job,
    'what if legal says no us clouds',
    /^answer: (?:As it is vs no us clouds|No difference: with “no us clouds” it stays the plan)/u,
  ],
  [job, 'is the $ figure a cap or an estimate?', /^answer: It is where 8 in 10.*an estimate, and no cap/su],
])('%s: “%s”', (plan, told, says) => {
  expect(lastMeant([plan, told])).toMatch(says)
})

test('a sale of something else is talk', () => {
  expect(lastOf([rented, 'the concert on friday is sold out'])).toMatch(/^ignored/u)
})
