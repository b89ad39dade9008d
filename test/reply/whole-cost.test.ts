/** What is said of the whole cost: in Slack, in a terminal, and when somebody asks. */
import * as fc from 'fast-check'
import stringWidth from 'string-width'
import { describe, expect, test } from 'vitest'
import { validateMessage } from '../../src/reply/limits.ts'
import { plainRendering } from '../../src/reply/plain-rendering.ts'
import { answerQuestion } from '../../src/reply/question.ts'
import { unpainted } from '../../src/reply/terminal.ts'
import { wholeCostMessage } from '../../src/reply/whole-cost-message.ts'
import { wholeCostTerminal } from '../../src/reply/whole-cost-terminal.ts'
import type { Spec } from '../../src/scenario/spec.ts'
import { type Whole, wholeOf } from './wholes.ts'

const h100 = { gpus: ['h100-sxm'], gpuCount: 8 }
const secure = wholeOf({ spec: { ...h100, providers: ['runpod'], tier: 'secure' } })
const way = ({ words }: Pick<ReturnType<typeof wholeOf>, 'words'>, name: string) =>
  words.ways.find((each) => each.way === name)

test('answer first: the plan and what it comes to in all, then the sum part by part', () => {
  const { words } = secure
  expect(words.headline).toMatch(/^8 × H100 SXM at RunPod Secure Cloud: about \$[\d,]+ in all$/)
  expect(words.summary).toMatch(/^\$[\d,]+ for the hours of the run, \$\d+ on top; 8 in 10 such bills fall inside \$/)
  expect(words.bill.at(-1)).toMatchObject({ says: 'in all' })
  expect(words.bill.map(({ says }) => says.replace(/^[\d.]+ \w+ /, ''))).toEqual([
    expect.stringContaining('of training'),
    expect.stringContaining('of start-up'),
    'until somebody stops the machine (our allowance)',
    'runs that fail: 10 % of the run again (our allowance)',
    expect.stringContaining('of disk'),
    expect.stringContaining('RunPod charges no traffic'),
    'in all',
  ])
})

test('spot, reserved, hosted and owned stand side by side, each with what it assumes', () => {
  expect(secure.words.ways.map((each) => each.way)).toEqual([
    'On demand',
    'Spot',
    'Reserved',
    'Hosted',
    'Hosted',
    'Bought',
    'At home',
    'At home',
  ])
  expect(secure.words.ways.filter(({ assumes }) => assumes.length === 0)).toEqual([])
  expect(way(secure, 'On demand')?.assumes[0]).toMatch(
    /^\$3\.99\/h per GPU, seen 2026-11-09, 15 days old; today it is likely \$3\.\d\d\/h to \$4\.\d\d\/h$/,
  )
  const spot = way(secure, 'Spot')?.assumes.join('\n') ?? ''
  for (const words of [
    'our assumption; say "preempted every 6h" to change it',
    'every 30 min, as the article advises',
    'Without checkpoints',
    'Pays while spot is more than',
  ])
    expect(spot).toContain(words)
  expect(way(secure, 'Reserved')).toMatchObject({
    verdict: expect.stringMatching(/^pays only from 475 to 548 h of use a month; this run is/),
    assumes: [
      expect.stringContaining('25% to 35% off on demand: savings plan of 3 or 6 months, prepaid'),
      expect.stringContaining('The commitment is paid whole'),
    ],
  })
  expect(way(secure, 'Hosted')?.assumes.join()).toContain('OpenAI is closing (2027-01-06)')
  expect(way(secure, 'Bought')?.verdict).toMatch(/^pays after about [\d,]+ h of use, \d+ h a week for 2 years/)
})

test('a way that is not to be had says so', () => {
  const b300 = wholeOf({ spec: { gpus: ['mi300x'], gpuCount: 8, providers: ['runpod'] } })
  expect(way(b300, 'Spot')?.verdict).toBe('nobody on record rents these GPUs as spot')
  expect(way(b300, 'Reserved')?.verdict).toBe('no commitment on these GPUs is on record there')
  expect(way(b300, 'Bought')?.verdict).toBe('no purchase price is on record')
  const huge = wholeOf({ model: 'llama-3.1-405b', tokens: 1e8 })
  expect(way(huge, 'Hosted')?.verdict).toContain('no service on record lists a model of this size')
})

test('a plan on spot is compared with on demand; a stale price says so', () => {
  const spot = wholeOf({ spec: { ...h100, pricing: 'spot', providers: ['coreweave'] } })
  expect(spot.words.ways.map((each) => each.way).slice(0, 2)).toEqual(['Spot', 'On demand'])
  expect(way(spot, 'Spot')?.assumes.join()).toContain('Preempted every 12 h')
  const old = wholeOf({ spec: { ...h100, providers: ['runpod'], tier: 'secure' }, today: '2027-06-24' })
  expect(way(old, 'On demand')?.assumes[0]).toContain('stale; today it is likely')
  expect(way(old, 'Hosted')?.assumes.join()).toContain('OpenAI has closed')
})

test("a team's own GPUs, its hours a month and its preemptions", () => {
  const owned = [{ gpu: 'h100-sxm', gpuCount: 8, machines: 1, usdPerGpuHour: 0.9, since: '2026-11-01' }]
  const asked: Whole = { spec: { ...h100, providers: ['runpod'] }, terms: { owned } }
  const team = wholeOf({ ...asked, assumed: { hoursAMonth: 600, hoursBetweenPreemptions: 6 } })
  expect(way(team, 'Owned')).toMatchObject({ where: 'your 8 × H100 SXM', verdict: expect.stringMatching(/^saves \$/) })
  expect(way(team, 'Reserved')?.verdict).toBe('pays: from 475 to 548 h of use a month; you use 600 h')
  expect(way(team, 'Spot')?.assumes[1]).toMatch(/^Preempted every 6 h \(as you say\)/)
})

test('another currency stands beside the dollars, with the day of its rate; one that is not known is not converted', () => {
  const euro = wholeOf({ spec: h100, assumed: { currency: 'EUR' } }).words
  expect(euro.converted).toMatch(
    /^In euro: about €[\d,]+ in all, €[\d,]+ to €[\d,]+, at 1\.179 dollars each \(rate of 2026-10-03, inferred\); you are billed/,
  )
  expect(euro.headline).toContain('$')
  expect(secure.words.converted).toBe('')
  expect(wholeOf({ spec: h100, assumed: { currency: 'XXX' } }).words.converted).toContain('no rate is on record')
})

const anything = fc.record({
  model: fc.constantFrom('llama-3.3-70b', 'llama-3.1-8b', 'llama-3.1-405b'),
  tokens: fc.double({ min: 1e5, max: 1e12, noNaN: true }),
  spec: fc.constantFrom<Partial<Spec>>({}, h100, { pricing: 'spot' }, { pricing: 'reserved' }, { providers: ['vast'] }),
  assumed: fc.record({
    hoursBetweenPreemptions: fc.constantFrom(null, 0.01, 6, 1e6),
    checkpoints: fc.boolean(),
    failedRuns: fc.constantFrom(null, 0, 3),
    idleHours: fc.constantFrom(null, 0, 1000),
    usdPerKwh: fc.constantFrom(null, 0, 5),
    hoursAMonth: fc.constantFrom(null, 0, 700),
    currency: fc.constantFrom(null, 'EUR', 'JPY'),
  }),
})

describe('whatever is asked and assumed', () => {
  test('Slack takes the message and its plain rendering, and no figure is nonsense', () => {
    fc.assert(
      fc.property(anything, (whole) => {
        const made = attempt(whole)
        fc.pre(made !== null)
        const message = wholeCostMessage(made.words)
        expect(validateMessage(message)).toEqual([])
        expect(validateMessage(plainRendering(message))).toEqual([])
        expect(JSON.stringify(made.words)).not.toMatch(/NaN|Infinity|undefined|null|\$-|--/)
      }),
      { numRuns: 60 },
    )
  })

  test('a terminal of any width keeps its lines', () => {
    const { words } = secure
    for (const width of [40, 60, 80, 100, 120, 200]) {
      const lines = wholeCostTerminal(words, { width, paint: unpainted }).split('\n')
      const longest = Math.max(...lines.map((line) => stringWidth(line)))
      expect(longest).toBeLessThanOrEqual(Math.max(48, Math.min(width, 120)))
    }
  })
})

function attempt(whole: Whole) {
  try {
    return wholeOf(whole)
  } catch (error) {
    // Nothing rents it so; that is another message.
    if (error instanceof Error && /rent|fit|refused|plan/i.test(error.message)) return null
    throw error
  }
}

describe('questions', () => {
  const ask = (topic: 'storage' | 'spot' | 'cost', made = secure) =>
    answerQuestion(topic, '', made.scenario, made.recommendation, made.manner, { decision: made.decision })

  test('does this include storage?', () => {
    expect(ask('storage')).toMatch(
      /^No: the \$[\d,]+ is the hours of all 8 GPUs, start-up included\. On top come .*failing|fail.*GB of disk.*That makes about \$[\d,]+ in all/,
    )
    expect(ask('storage')).toContain('of CO2 equivalent')
    expect(ask('storage')).not.toContain('$0 for')
  })

  test('what about spot?', () => {
    expect(ask('spot')).toMatch(
      /^This plan is on demand\. On spot at Verda the same GPUs come to \$[\d,]+ and [\d.]+ days, preemptions included: that saves \$[\d,]+\. Reckoned with a preemption every 12 h \(our assumption\) and a checkpoint every \d+ min, which adds \d+% \(every 30 min: \d+%\); without checkpoints [\d.]+ days of work would take \d+ days\. Spot machines/,
    )
    const spot = wholeOf({ spec: { ...h100, pricing: 'spot', providers: ['coreweave'] } })
    expect(ask('spot', spot)).toMatch(
      /^Yes, this plan is on spot at CoreWeave: .* preemptions included\. Reckoned with/,
    )
  })

  test('how much does it cost?', () => {
    expect(ask('cost')).toMatch(/With idle time, disk and failed runs it is about \$[\d,]+ in all\./)
  })
})
