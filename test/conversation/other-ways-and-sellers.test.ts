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

test.each<[turns: readonly string[], says: RegExp]>([
  // The reasons for a card are wanted; another that is named beside it is set against it, and no wish.
  [
    [large, 'Kindly explain the choice of the B300; the team has experience with H200 only.'],
    /^answer: 8 × H200 .* than 8 × B300/u,
  ],
  [[large, "the reason for taking the B300 isn't clear to me, our scripts were tuned for H200"], /^answer: 8 × H200 /u],
  [[large, 'what made you go for B300 rather than H200'], /^answer: 8 × H200 /u],
  [[large, 'can you justify the B300? never used anything but A100'], /^answer: .*A100.* than 8 × B300/u],
  [[large, 'please motivate the choice of B300'], /^answer: (?:It came out best|All plans compared here have it)/u],
  [
    ['deepseek v3 full fine-tune 15B tokens', 'what speaks for the B200, we only know H100'],
    /^answer: With "H100" there is no plan\. Memory: each of the \d+ × B200 SXM has \d+ GiB to hold/u,
  ],
  [[large, 'the reason for the B300 was capacity. go with H200 now'], /^plan: .*Changed: H200/su],
])('%j', (turns, says) => expect(lastMeant(turns)).toMatch(says))
