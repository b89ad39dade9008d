/** What is said of the whole cost: in Slack, in a terminal, and when somebody asks. */
import * as fc from 'fast-check'
import stringWidth from 'string-width'
import { describe, expect, test } from 'vitest'
import { validateMessage } from 'local-slack/block-kit/validator'
import { plainRendering } from '../../../../src/presentation/slack/blocks/plain-rendering.ts'
import { answerQuestion } from '../../../../src/presentation/questions/answer-question.ts'
import { withoutColor } from '../../../../src/presentation/terminal/terminal.ts'
import { detailsMessage } from '../../../../src/presentation/content/messages/details-message.ts'
import { renderMessage } from '../../../../src/presentation/slack/render-message.ts'
import { terminalTotalCost } from '../../../../src/presentation/terminal/terminal-total-cost.ts'
import type { Spec } from '../../../../src/scenario/scenario.ts'
import { type TotalCostCase, sampleTotalCost } from '../../sample-total-costs.ts'

const h100 = { gpus: ['h100-sxm'], gpuCount: 8 }
const secure = sampleTotalCost({ spec: { ...h100, providers: ['runpod'], tier: 'secure' } })
const alternative = ({ words }: Pick<ReturnType<typeof sampleTotalCost>, 'words'>, name: string) =>
  words.alternatives.find((each) => each.kind === name)

test('answer first: the plan and what it comes to in all, then the sum part by part', () => {
  const { words } = secure
  expect(words.headline).toMatch(/^8 × H100 SXM at RunPod Secure Cloud: about \$[\d,]+ in total$/)
  expect(words.summary).toMatch(/^\$[\d,]+ of it is GPU time, \$\d+ comes on top; 8 in 10 such bills fall inside \$/)
  expect(words.bill.at(-1)).toMatchObject({ says: 'in total' })
  expect(words.bill.map(({ says }) => says.replace(/^[\d.]+ \w+ /, ''))).toEqual([
    expect.stringContaining('of training'),
    expect.stringContaining('of start-up'),
    'until somebody stops the machine (our allowance)',
    'runs that fail: 10 % of the run again (our allowance)',
    expect.stringContaining('of disk'),
    expect.stringContaining('no charge for traffic at RunPod'),
    'in total',
  ])
})

test('spot, reserved, hosted and owned stand side by side, each with what it assumes', () => {
  expect(secure.words.alternatives.map((each) => each.kind)).toEqual([
    'On demand',
    'Spot',
    'Reserved',
    'Hosted',
    'Hosted',
    'Bought',
    'At home',
    'At home',
  ])
  expect(secure.words.alternatives.filter(({ assumptions: assumes }) => assumes.length === 0)).toEqual([])
  expect(alternative(secure, 'On demand')?.assumptions[0]).toMatch(
    /^\$3\.99\/h per GPU, seen 2026-11-09, 15 days old; today it is likely \$3\.\d\d\/h to \$4\.\d\d\/h$/,
  )
  const spot = alternative(secure, 'Spot')?.assumptions.join('\n') ?? ''
  for (const words of [
    'our assumption; say "preempted every 6h" to change it',
    'every 30 min, as is often advised',
    'Without checkpoints',
    'Pays while spot is more than',
  ])
    expect(spot).toContain(words)
  expect(alternative(secure, 'Reserved')).toMatchObject({
    verdict: expect.stringMatching(/^pays only from 475 to 548 h of use a month; this run is/),
    assumptions: [
      expect.stringContaining('25% to 35% off on demand: savings plan of 3 or 6 months, prepaid'),
      expect.stringContaining('The commitment is paid whole'),
    ],
  })
  expect(alternative(secure, 'Hosted')?.assumptions.join()).toContain('OpenAI is closing (2027-01-06)')
  expect(alternative(secure, 'Bought')?.verdict).toMatch(/^pays after about [\d,]+ h of use, \d+ h a week for 2 years/)
})

test('a way that is not to be had says so', () => {
  const scarce = sampleTotalCost({ spec: { gpus: ['mi350x'], gpuCount: 8, providers: ['digitalocean'] } })
  expect(alternative(scarce, 'Spot')?.verdict).toBe('no provider on record offers these GPUs as spot')
  const marketplace = sampleTotalCost({ model: 'llama-3.1-8b', spec: { gpuCount: 1, providers: ['vast'] } })
  expect(alternative(marketplace, 'Reserved')?.verdict).toBe('no commitment on these GPUs is on record there')
  expect(alternative(scarce, 'Bought')?.verdict).toBe('no purchase price is on record')
  const huge = sampleTotalCost({ model: 'llama-3.1-405b', tokens: 1e8 })
  expect(alternative(huge, 'Hosted')?.verdict).toContain('no service on record lists a model of this size')
})

test('a plan on spot is compared with on demand; a stale price says so', () => {
  const spot = sampleTotalCost({ spec: { ...h100, pricing: 'spot', providers: ['coreweave'] } })
  expect(spot.words.alternatives.map((each) => each.kind).slice(0, 2)).toEqual(['Spot', 'On demand'])
  expect(alternative(spot, 'Spot')?.assumptions.join()).toContain('Preempted every 12 h')
  const old = sampleTotalCost({ spec: { ...h100, providers: ['runpod'], tier: 'secure' }, today: '2027-06-24' })
  expect(alternative(old, 'On demand')?.assumptions[0]).toContain('stale; today it is likely')
  expect(alternative(old, 'Hosted')?.assumptions.join()).toContain('OpenAI has closed')
})

test("a team's own GPUs, its hours a month and its preemptions", () => {
  const owned = [{ gpu: 'h100-sxm', gpuCount: 8, machines: 1, usdPerGpuHour: 0.9, since: '2026-11-01' }]
  const request: TotalCostCase = { spec: { ...h100, providers: ['runpod'] }, terms: { owned } }
  const team = sampleTotalCost({ ...request, assumed: { hoursAMonth: 600, hoursBetweenPreemptions: 6 } })
  expect(alternative(team, 'Owned')).toMatchObject({
    where: 'your 8 × H100 SXM',
    verdict: expect.stringMatching(/^saves \$/),
  })
  expect(alternative(team, 'Reserved')?.verdict).toBe('pays: from 475 to 548 h of use a month; you use 600 h')
  expect(alternative(team, 'Spot')?.assumptions[1]).toMatch(/^Preempted every 6 h \(as you say\)/)
})

test('another currency stands beside the dollars, with the day of its rate; one that is not known is not converted', () => {
  const euro = sampleTotalCost({ spec: h100, assumed: { currency: 'EUR' } }).words
  expect(euro.converted).toMatch(
    /^In euro: about €[\d,]+ in total, €[\d,]+ to €[\d,]+, at 1\.179 dollars each \(rate of 2026-10-03, inferred\); you are billed/,
  )
  expect(euro.headline).toContain('$')
  expect(secure.words.converted).toBe('')
  expect(sampleTotalCost({ spec: h100, assumed: { currency: 'XXX' } }).words.converted).toContain(
    'no rate is on record',
  )
})

const anyCase = fc.record({
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
      fc.property(anyCase, (totalCostCase) => {
        const sample = attempt(totalCostCase)
        fc.pre(sample !== null)
        const { scenario, recommendation, words, renderContext } = sample
        const message = renderMessage(
          detailsMessage(scenario, recommendation, { receipt: [], totalCost: words }, renderContext),
        )
        expect(validateMessage(message)).toEqual([])
        expect(validateMessage(plainRendering(message))).toEqual([])
        expect(JSON.stringify(sample.words)).not.toMatch(/NaN|Infinity|undefined|null|\$-|--/)
      }),
      { numRuns: 60 },
    )
  })

  test('a terminal of any width keeps its lines', () => {
    const { words } = secure
    for (const width of [40, 60, 80, 100, 120, 200]) {
      const lines = terminalTotalCost(words, { width, paint: withoutColor }).split('\n')
      const longest = Math.max(...lines.map((line) => stringWidth(line)))
      expect(longest).toBeLessThanOrEqual(Math.max(48, Math.min(width, 120)))
    }
  })
})

function attempt(totalCostCase: TotalCostCase) {
  try {
    return sampleTotalCost(totalCostCase)
  } catch (error) {
    // Nothing rents it so; that is another message.
    if (error instanceof Error && /rent|fit|refused|plan/i.test(error.message)) return null
    throw error
  }
}

describe('questions', () => {
  const ask = (topic: 'storage' | 'spot' | 'cost', sample = secure) =>
    answerQuestion(topic, {
      scenario: sample.scenario,
      recommendation: sample.recommendation,
      renderContext: sample.renderContext,
      totalCost: sample.decision,
      subjectText: '',
    })

  test('does this include storage?', () => {
    expect(ask('storage')).toMatch(
      /^Of the \$[\d,]+, \$[\d,]+ is the hours of all 8 GPUs, start-up included\. On top come .*runs that fail.*GB of disk.*: \$[\d,]+ in total\. 8 in 10/,
    )
    expect(ask('storage')).not.toContain('$0 for')
  })

  test('what about spot?', () => {
    expect(ask('spot')).toMatch(
      /^On spot at Verda the same GPUs would be \$[\d,]+ and [\d.]+ days, preemptions included, instead of \$[\d,]+ and [\d.]+ days on demand: that saves \$[\d,]+ \(\d+%\)\. Within the [\d.]+ days of work it is taken back at least once in about \d+% of cases\. Reckoned with: a preemption every 12 h \(our assumption: [^)]+\) and a checkpoint every \d+ min, which add \d+% \(every 30 min: \d+%\); without checkpoints [\d.]+ days of work would hardly ever end\.$/,
    )
    const spot = sampleTotalCost({ spec: { ...h100, pricing: 'spot', providers: ['coreweave'] } })
    expect(ask('spot', spot)).toMatch(
      /^It is planned on spot at CoreWeave: .* preemptions included\. Within the .* of cases\. Reckoned with: a preemption/,
    )
  })

  test('how much does it cost?', () => {
    expect(ask('cost')).toMatch(
      /^\$[\d,]+ in total: [\d.]+ h × 8 GPUs × \$3\.99\/h per GPU = \$[\d,]+ of GPU time\. On top come .*runs that fail.*GB of disk/,
    )
  })

  test.each(['storage', 'cost'] as const)('the parts that %s tells add up to the sum that it tells', (topic) => {
    const answer = ask(topic)
    const dollars = (text = '') =>
      [...text.matchAll(/\$([\d,]+)/g)].map(([, digits = '']) => Number(digits.replace(/,/g, '')))
    const [, onTop = ''] = /On top come (.*?)(?:: \$[\d,]+ in total)?\./.exec(answer) ?? []
    const [total = ''] = /\$[\d,]+(?= in total)/.exec(answer) ?? []
    const gpuTime = dollars(/\$[\d,]+(?= is the hours| of GPU time)/.exec(answer)?.[0])
    const sum = [...gpuTime, ...dollars(onTop)].reduce((one, other) => one + other, 0)
    expect(sum).toBe(dollars(total)[0])
  })
})
