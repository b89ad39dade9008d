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
    /^answer: Rent it at www\.hyperstack\.cloud\S* \(Hyperstack\)\. The next of the other sellers: /u,
  ),
)

test.each<[reply: string, says: RegExp]>([
  // A seller and data of people: may they go there, and no wish for a plan there.
  ['is vast alright for medical records?', /^answer: HIPAA asks for a signed BAA: Vast\.ai is not known to sign/u],
  ['could we upload patient notes to coreweave?', /^answer: HIPAA asks for a signed BAA: CoreWeave signs a BAA/u],
  ['can we put PII on salad?', /^answer: Salad cannot sign .*Whoever runs a machine/u],
  ['would lambda be ok with our customer data?', /^answer: Lambda usually signs .*Whoever runs a machine/u],
  ['use runpod', /^plan: .*Changed: RunPod/su],
  // What is asked by its figure or its start.
  ['how is that 24 h?', /^answer: 24 h: 2B tokens ÷ /u],
  ['if we kick off monday at 10, when are we done?', /^answer: Started Monday 10:00, it is done Tuesday/u],
  ['the receipt please', /^file: /u],
])('%s', (reply, says) => expect(lastMeant([large, reply])).toMatch(says))
