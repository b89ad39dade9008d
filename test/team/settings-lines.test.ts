/** What is typed into the fields of settings, line by line: read, refused in words, and written back as it was meant. */
import { expect, test } from 'vitest'
import { ownGpusText, priceBookText, readOwnGpus, readPriceBook } from '../../src/team/price-book-text.ts'
import { moneyText, readMoney } from '../../src/team/money-text.ts'
import { policyIn, policiesText, readPolicies } from '../../src/team/method-policy.ts'
import { vocabulary } from '../language/fixtures.ts'

const prices = (text: string) => readPriceBook(text, vocabulary)
const ownGpus = (text: string) => readOwnGpus(text, vocabulary)
const policies = (text: string) => readPolicies(text, vocabulary)

test.each([
  [
    'lambda h100 sxm $2.10',
    [{ provider: 'lambda', gpu: 'h100-sxm', pricing: null, usdPerGpuHour: 2.1, discount: null }],
  ],
  [
    'Lambda H100 SXM: 2.10',
    [{ provider: 'lambda', gpu: 'h100-sxm', pricing: null, usdPerGpuHour: 2.1, discount: null }],
  ],
  ['runpod 15% off', [{ provider: 'runpod', gpu: null, pricing: null, usdPerGpuHour: null, discount: 0.15 }]],
  [
    'coreweave reserved h200 sxm $2.2/h',
    [{ provider: 'coreweave', gpu: 'h200-sxm', pricing: 'reserved', usdPerGpuHour: 2.2, discount: null }],
  ],
  [
    'aws p5 at $3.20 per gpu hour',
    [{ provider: 'aws', gpu: 'h100-sxm', pricing: null, usdPerGpuHour: 3.2, discount: null }],
  ],
])('%s is a price', (text, value) => {
  expect(prices(text)).toMatchObject({ value })
})

test('a GPU without a form is every form of it, and is written back as one line', () => {
  const read = prices('lambda h100 $2.10\nrunpod 12.5% off; lambda a100 spot 10% off')
  if ('error' in read) throw new Error(read.error)
  expect(read.value?.filter(({ usdPerGpuHour }) => usdPerGpuHour === 2.1).length).toBeGreaterThan(1)
  expect(priceBookText(read.value ?? [], vocabulary)).toBe(
    'lambda h100 $2.1\nrunpod 12.5% off\nlambda a100 spot 10% off',
  )
})

test.each([
  ['h100 $2.10', 'which provider?'],
  ['lambda $2.10', 'which GPU'],
  ['lambda h100', 'one price'],
  ['lambda h100 cheap', '“cheap” is not understood'],
  ['lambda h100 $2 $3', 'one price'],
  ['lambda h100 €2', 'US dollars'],
  ['lambda 150% off', 'between 0 and 100%'],
  ['lambda h100 $5000', 'between $0 and $1,000'],
  ['lambda blorp $2', '“blorp” is not understood'],
  ['lambda h100 8k tokens', 'dollars an hour'],
  ['x'.repeat(200), 'too long'],
])('%s is refused: %s', (text, words) => {
  expect(prices(text)).toMatchObject({ error: expect.stringContaining(words) })
})

test('every line that is not understood is named', () => {
  const read = prices('lambda blorp $2\nrunpod 15% off\nh100 $2.10\nlambda h100 cheap')
  if (!('error' in read)) throw new Error('it was understood')
  expect(read.error).toMatch(/“lambda blorp.*“h100 \$2\.10”: which provider.*“lambda h100 cheap”.*Write it like/)
  const many = prices(Array.from({ length: 30 }, (_, index) => `lambda blorp${index} $2`).join('\n'))
  if (!('error' in many)) throw new Error('it was understood')
  expect(many.error.length).toBeLessThanOrEqual(300)
  const named = many.error.split('”: ').length - 1
  expect(many.error).toContain(`Nor lines ${named + 1}-30.`)
})

test.each([
  ['500', 500],
  ['$1,500', 1500],
  ['1k', 1000],
  ['1.5K', 1500],
  ['2m usd', 2e6],
  ['.50', 0.5],
  ['', null],
])('%s is an amount', (text, value) => {
  expect(readMoney(text)).toEqual({ value })
  expect(readMoney(value === null ? '' : moneyText(value))).toEqual({ value })
})

test.each(['lots', '1,5', '$', '5 euro', '0', '1e99', '9999m'])('%s is no amount, and that is said', (text) => {
  expect(readMoney(text)).toMatchObject({ error: expect.stringMatching(/amount/) })
})

test('nothing is no price book, and forty-one lines are too many', () => {
  expect([prices(''), ownGpus(' \n ; '), policies('')]).toEqual([{ value: null }, { value: null }, { value: null }])
  expect(prices('runpod 1% off\n'.repeat(41))).toMatchObject({ error: expect.stringContaining('At most 40') })
})

test.each([
  ['8 h100', [{ gpu: 'h100-sxm', count: 8, usdPerGpuHour: null }]],
  ['8 x h100 pcie at $0.40/h', [{ gpu: 'h100-pcie', count: 8, usdPerGpuHour: 0.4 }]],
  ['2 4090s at $0', [{ gpu: 'rtx-4090', count: 2, usdPerGpuHour: null }]],
  ['rtx 3090', [{ gpu: 'rtx-3090', count: null, usdPerGpuHour: null }]],
])('%s is one’s own', (text, value) => {
  expect(ownGpus(text)).toEqual({ value })
  expect(ownGpus(ownGpusText(value))).toEqual({ value })
})

test.each([
  ['8', 'which GPU?'],
  ['8 h100 at lambda', '“lambda” is not understood'],
  ['8 h100 at $1 $2', 'one count, and one cost'],
  ['2.5 h100', 'whole number'],
])('%s is refused: %s', (text, words) => {
  expect(ownGpus(text)).toMatchObject({ error: expect.stringContaining(words) })
})

test('policies have names, or hold always', () => {
  const text = 'customer-facing: bf16 or 8-bit; batch jobs: 4-bit\nlora'
  const read = policies(text)
  if ('error' in read) throw new Error(read.error)
  expect(read.value).toEqual([
    {
      name: 'customer-facing',
      words: 'bf16 or 8-bit',
      ways: [
        { method: null, weights: 'bf16' },
        { method: null, weights: 'int8' },
      ],
    },
    { name: 'batch jobs', words: '4-bit', ways: [{ method: null, weights: 'nf4' }] },
    { name: null, words: 'lora', ways: [{ method: 'lora', weights: null }] },
  ])
  expect(policiesText(read.value ?? [])).toBe('customer-facing: bf16 or 8-bit\nbatch jobs: 4-bit\nlora')
})

test.each([
  ['batch jobs: fast', 'no way of training'],
  ['batch jobs: blorp', 'blorp'],
  ['batch jobs:', 'no way of training is named'],
  ['a: 4-bit; a: 8-bit', 'twice'],
  ['4-bit; 8-bit', 'Two policies have no name'],
  ['batch: on 8 h100', 'no way of training'],
])('%s is refused: %s', (text, words) => {
  expect(policies(text)).toMatchObject({ error: expect.stringContaining(words) })
})

const savedPolicies = [
  {
    name: 'customer-facing',
    words: 'bf16',
    ways: [{ method: null, weights: 'bf16' as const }],
    by: 'channel' as const,
  },
  { name: 'batch', words: '4-bit', ways: [{ method: null, weights: 'nf4' as const }], by: 'workspace' as const },
  { name: 'batch jobs', words: '8-bit', ways: [{ method: null, weights: 'int8' as const }], by: 'workspace' as const },
  { name: 'c++ (beta)', words: '8-bit', ways: [{ method: null, weights: 'int8' as const }], by: 'workspace' as const },
]

test.each([
  ['customer facing 70b 2B tokens', 'customer-facing', '70b 2B tokens'],
  ['70b 2B tokens for Batch  Jobs', 'batch jobs', '70b 2B tokens'],
  ['batch: 70b 2B tokens', 'batch', '70b 2B tokens'],
  ['70b 2B tokens batch 4', 'batch', '70b 2B tokens 4'],
  ['c++ (beta) 8b', 'c++ (beta)', '8b'],
  ['70b 2B tokens', null, '70b 2B tokens'],
  ['batchwise 70b', null, 'batchwise 70b'],
])('%s names the policy %s', (text, name, rest) => {
  const match = policyIn(text, savedPolicies)
  expect([match.policy?.name ?? null, match.rest]).toEqual([name, rest])
})

test('a nameless policy holds where none is named', () => {
  const always = {
    name: null,
    words: '4-bit',
    ways: [{ method: null, weights: 'nf4' as const }],
    by: 'channel' as const,
  }
  expect(policyIn('70b 2B tokens', [...savedPolicies, always]).policy).toBe(always)
})
