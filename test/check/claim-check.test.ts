import { expect, test } from 'vitest'
import type { ClaimCheckResult } from '../../src/check/claim-check-result.ts'
import type { CheckFinding, CheckVerdict } from '../../src/check/finding.ts'
import { verdictMessage } from '../../src/check/verdict-content.ts'
import { plainText } from '../../src/presentation/content/message-content.ts'
import { renderMessage } from '../../src/presentation/slack/render-message.ts'
import { validateMessage } from 'local-slack/block-kit/validator'
import { scenarioOf } from '../language/fixtures.ts'
import { check, renderContext } from './claim-checker.ts'

function checkText(text: string, context?: string): ClaimCheckResult & { readonly words: string } {
  const result = check(text, context === undefined ? null : scenarioOf(context).spec)
  if ('problem' in result) throw new Error(`${text}: ${result.problem.message}`)
  const content = verdictMessage(result, renderContext)
  expect(validateMessage(renderMessage(content))).toEqual([])
  return { ...result, words: plainText(content) }
}

const findingAbout = ({ findings }: ClaimCheckResult, what: CheckFinding['about']): CheckFinding => {
  const match = findings.find((finding) => finding.about === what)
  if (match === undefined) throw new Error(`nothing about ${what}: ${JSON.stringify(findings)}`)
  return match
}

test('the example: every sum is shown, and the slip is named', () => {
  const result = checkText('1,800 tok/s on 2B tokens is 5.1 hours, $13.72 on one H100')
  expect(result.words.split('\n').slice(0, 3)).toEqual([
    'Off: the hours and dollars, 61 times too small',
    '- Hours: “5.1 hours” is off: 61 times too small; minutes were taken for seconds, or hours for minutes. 2B tokens ÷ 1,800 tok/s = 1,111,111 s = 308.6 h.',
    '- Dollars: “$13.72” is off: 61 times too small; it follows from the hours, which are off. 308.6 h × $2.69/h = $830.',
  ])
  expect(findingAbout(result, 'price')).toMatchObject({
    verdict: 'consistent',
    claimed: '$13.72 for 5.1 hours, $2.69/h a GPU',
  })
  expect(result.ours).toBeNull()
})

test('the run of a thread stands behind what a reply leaves out, and our estimate beside it', () => {
  const result = checkText('they say 600 tok/s and 15.4 hours on one A100 80GB', '70b 2B tokens')
  expect(findingAbout(result, 'hours').factor).toBeCloseTo(1 / 60, 3)
  expect(findingAbout(result, 'speed').shown).toMatch(/, in 4-bit: bf16 does not fit$/)
  expect(result.ours).toMatchObject({ isSameRun: true, tokens: 2e9, option: { gpuCount: 1, weights: 'nf4' } })
  expect(result.words).toMatch(/Ours: 1 × A100 \S+ 80GB at .* for 2B tokens \(8 in 10 comparable runs: /)
})

test.each<[string, CheckVerdict, CheckFinding['about'], string | RegExp | null]>([
  // Each slip of the list, named from the sum alone.
  ['100M tokens at 1,000 tok/s take 27.8 minutes', 'off', 'hours', /hours for minutes/],
  ['100M tokens at 1,000 tok/s take 1,667 hours', 'off', 'hours', /minutes were taken for hours/],
  ['100M tokens at 1,000 tok/s take 27.8 seconds', 'off', 'hours', 'hours were taken for seconds'],
  ['100M tokens at 1,000 tok/s take 27.8 days', 'off', 'hours', 'hours were taken for days'],
  ['100B tokens at 1,000 tok/s take 27.8 hours', 'off', 'hours', 'a K, M or B is one step off'],
  [
    '70b on 8 H100s at 2,425 tok/s in total: 2B tokens take 28.6 hours',
    'off',
    'hours',
    /the speed of all 8 GPUs was taken for that of one/,
  ],
  [
    '70b on 8 H100s at 2,425 tok/s per GPU: 2B tokens take 229 hours',
    'off',
    'hours',
    /the speed of one GPU was taken for that of all 8/,
  ],
  ['28 hours on 8 H100s at $2.69/h is $75', 'off', 'dollars', 'the price of one GPU was taken for all 8'],
  ['28 hours on one H100 at $2.69/h is $7,532', 'off', 'dollars', 'cents were taken for dollars'],
  ['3 epochs of 100M tokens at 1,000 tok/s take 27.8 hours', 'off', 'hours', 'one of 3 epochs was counted'],
  ['70B in bf16 needs 1,128 GB', 'off', 'memory', null],
  ['5,556 seconds is 92 hours, at 1,000 tok/s on 5.5M tokens', 'off', 'durations', /minutes were taken for hours/],
  // What no machine does and nobody sells.
  ['70B in bf16 takes 70 GB', 'impossible', 'memory', null],
  ['llama 3.1 70b LoRA in bf16 on one H100: 600 tok/s', 'impossible', 'memory', null],
  ['8B LoRA on an H100 runs at 200k tok/s', 'impossible', 'speed', null],
  ['llama 3.1 8b lora on 100M tokens takes 1.5 h on a 4090', 'impossible', 'speed', null],
  ['95% MFU with our new kernels', 'impossible', 'utilisation', null],
  ['an A100 80GB for $0.10/h', 'impossible', 'price', null],
  ['an H100 at $40/h', 'impossible', 'price', null],
  ['70B QLoRA takes 120 GB on one H100', 'impossible', 'memory', null],
  // What only the memory of the host makes possible, where no figure is claimed beside.
  ['70B full fine-tuning runs on one 4090', 'off', 'memory', null],
  ['405B full fine-tuning runs on one 4090', 'impossible', 'memory', null],
  // What holds.
  ['8 x H100, Llama 3.1 70B LoRA FP8: 19,400 tok/s, 2B tokens in 28.6 h, $616', 'consistent', 'speed', null],
  ['70b lora on 8 H100s at 2,425 tok/s: 2B tokens take 28.6 hours', 'consistent', 'hours', null],
  ['Llama 3.1 8B full fine-tuning on 8 H100 SXM: 90,000 tok/s, 52% MFU', 'consistent', 'utilisation', null],
  ['28 hours on 8 H100s at $2.69/h is $603', 'consistent', 'dollars', null],
  ['225 GPU hours on 8 H100s at $2.69/h is $605', 'consistent', 'dollars', null],
  ['llama 3.1 8b LoRA on one RTX 4090 reaches 3,000 tok/s and uses 21 GB', 'consistent', 'speed', null],
  ['70B bf16 weights are 141 GB', 'consistent', 'memory', null],
  ['$0.34 x 1.54 hours = $0.52', 'consistent', 'dollars', null],
  ['H100 at $2/h is $336 a week', 'consistent', 'dollars', null],
  ['a month of 8 H100 at $2/h is $11,680', 'consistent', 'dollars', null],
  // Ours says otherwise, by a factor.
  ['an A100 is $2 an hour so a year is $1,500', 'off', 'dollars', null],
  ['our consultants want $50k for a 70b on 2B tokens', 'off', 'dollars', null],
  ['8B LoRA on a 4090: 200-300 tokens/second', 'off', 'speed', null],
  ['llama 3.1 8b on 100M tokens costs $0.20 on a 4090', 'off', 'dollars', null],
  [
    'batch 4, seq 2048, 8B LoRA on a 4090: 250 tok/s at $0.34/h is $1.25-1.75 per 1,000 steps',
    'off',
    'step cost',
    null,
  ],
  ['Llama 3.1 8B full fine-tuning on 8 H100 SXM: 90,000 tok/s, 26% MFU', 'off', 'utilisation', /sparse peak/],
])('%s: %s', (text, verdict, what, slip) => {
  const result = checkText(text)
  expect(result.verdict).toBe(verdict)
  const finding = findingAbout(result, what)
  expect(finding.verdict).toBe(verdict)
  expect(finding.slip ?? '').toMatch(slip ?? '')
})

test('a figure that nothing was worked out of is named, and nothing is called consistent', () => {
  const { words } = checkText('a 70B lora on 8 H100 takes 3 hours and needs 70 GB')
  expect(words.split('\n')[0]).toBe('Judged in part: memory may be; nothing follows for “3 hours”')
})

test('several runs in one text are judged one by one', () => {
  const result = checkText(
    '70B, 2B tokens at 600 tok/s on an A100: 55,555 seconds (15.4 hours), $1.39 x 15.4 = $21.41. H100 at 1,800 tok/s: 18,519 seconds (5.1 hours), $2.69 x 5.1 = $13.72',
  )
  const hours = result.findings.filter((finding) => finding.about === 'hours')
  expect(hours.map(({ claimed, factor }) => [claimed, Math.round(1 / (factor ?? 1))])).toEqual([
    ['55,555 seconds', 60],
    ['18,519 seconds', 60],
  ])
})

test.each([
  ['we love llamas', 'nothing'],
  ['', 'nothing'],
  ['H100 at 1,800 tok/s: 18,519 seconds (5.1 hours)', 'missing-data'],
  ['The H100 saves 10 hours and $7.69', 'nothing'],
  ['8B LoRA: $1.25-1.75 per 1,000 steps', 'missing-data'],
  ['2B tokens in 8.2 hours on two A100s', 'missing-data'],
])('%j cannot be checked, and says what to add', (text, kind) => {
  const result = check(text)
  expect(result).toMatchObject({
    problem: { kind, suggestions: [expect.stringContaining('1,800 tok/s'), '', ''].map(() => expect.any(String)) },
  })
})

test('what is "at" beside a total and hours is the price of an hour', () => {
  const result = checkText('an invoice of $4,200 for a 70b lora on 2B tokens with 8 h100 for 60 hours at $2.49. right?')
  expect(findingAbout(result, 'dollars')).toMatchObject({ verdict: 'off', shown: expect.stringContaining('= $1,195') })
})
