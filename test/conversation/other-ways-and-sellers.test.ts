/** Why the machines are not had in another way, and where they are had. */
import { expect, test } from 'vitest'
import { lastMeant } from './thread-driver.ts'

const large = '70b 2B tokens'

test.each<[reply: string, says: RegExp]>([
  ['why no spot machines?', /^answer: On spot at .*that saves \$/u],
  ['how come we are not on preemptibles?', /^answer: On spot at /u],
  ['why not a reservation?', /^answer: Reserved at .*Not worth it for this run alone/u],
  ['so why not purchase the cards?', /^answer: Bought, B300 SXM: /u],
  ['why not our own servers?', /^answer: Bought, B300 SXM: /u],
  ['why not a managed service?', /^answer: Hosted, /u],
  ['why not on demand?', /^answer: That is the plan: .*, on demand/u],
  // What names a card, a seller or a method stays a comparison with it.
  ['why not H200?', /^answer: 8 × H200 .* than 8 × B300/u],
  ['why not qlora?', /^answer: .*QLoRA, 4-bit/u],
])('%s', (reply, says) => expect(lastMeant([large, reply])).toMatch(says))

test.each([
  'where do I get these cards?',
  'where can we order those machines',
  'where would one rent that?',
  'which site should we use to rent them?',
])('%s: where it is rented comes first', (reply) =>
  expect(lastMeant([large, reply])).toMatch(
    /^answer: Rent it at www\.hyperstack\.cloud\S* The next of the other sellers: /u,
  ),
)
