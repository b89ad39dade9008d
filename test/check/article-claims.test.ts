/** What the article says, pasted as text: its scenario lines, its speeds and its memory. Its GPUs are its sections. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { CheckVerdict } from '../../src/check/finding.ts'
import { claimFileSchema } from '../../src/tasks/audit/claim.ts'
import { scenarioOf } from '../language/fixtures.ts'
import { check } from './claim-checker.ts'

const { claims } = claimFileSchema.parse(
  JSON.parse(readFileSync(new URL('../../data/article/claims.json', import.meta.url), 'utf8')),
)

const sections: Readonly<Record<string, string>> = {
  'RTX 4090': 'one RTX 4090, ',
  'A100 SXM': 'one A100 SXM 80GB, ',
  'H100 SXM': 'one H100 SXM, ',
  'H200 and B200': 'one H200, ',
}
/** The runs of its scenarios, as a thread would know them. */
const threads: Readonly<Record<string, string>> = {
  'Scenario 1': '8b 100M tokens lora',
  'Scenario 2': '70b 500M tokens',
  'Scenario 3': '70b 2B tokens',
  'Multi-GPU': '70b 2B tokens lora',
}

const checkedKinds = ['memory', 'weights', 'speed', 'impossible-plan', 'step-cost', 'hours', 'cost', 'price']

/** Verdicts, and null where the text alone states too little. */
const expected: Readonly<Record<string, CheckVerdict | null>> = {
  '8b-4bit-memory': 'consistent',
  '70b-unquantized-memory': 'off',
  '70b-quantized-memory': 'off',
  '4090-price': 'consistent',
  '4090-8b-memory': 'off',
  '4090-8b-speed': 'off',
  '4090-8b-step-cost': null,
  '4090-70b-memory': 'impossible',
  '4090-70b-speed': 'impossible',
  '4090-70b-step-cost': 'impossible',
  '4090-50gb-data': null,
  'a100-price': 'consistent',
  'a100-70b-memory': 'impossible',
  'a100-70b-speed': 'impossible',
  'a100-70b-step-cost': 'impossible',
  'a100-70b-8bit-memory': 'impossible',
  'a100-70b-8bit-speed': 'off',
  'a100-70b-8bit-step-cost': null,
  'h100-price': 'consistent',
  'h100-70b-speed': 'impossible',
  'h100-70b-step-cost': 'impossible',
  'h200-price': 'consistent',
  'h200-70b-batch': 'impossible',
  'b200-price': 'consistent',
  's1-4090-time': 'off',
  's1-4090-cost': 'consistent',
  's1-a100-time': 'off',
  's1-a100-cost': 'consistent',
  's2-4090-time': 'off',
  's2-4090-cost': 'consistent',
  's2-a100-time': 'off',
  's2-a100-cost': 'consistent',
  's3-a100-time': 'off',
  's3-a100-cost': 'consistent',
  's3-h100-time': 'off',
  's3-h100-cost': 'consistent',
  'lambda-h100': 'consistent',
  '6000-ada-used': null,
}

test('each scenario line, speed and memory of the article', () => {
  const verdicts = Object.fromEntries(
    claims
      .filter((claim) => checkedKinds.includes(claim.check.kind))
      .map(({ id, section, says }) => {
        const thread = threads[section]
        const context = thread === undefined ? null : scenarioOf(thread).spec
        const result = check(`${says.startsWith('B200') ? '' : (sections[section] ?? '')}${says}`, context)
        return [id, 'problem' in result ? null : result.verdict]
      }),
  )
  expect(verdicts).toEqual(expected)
})
