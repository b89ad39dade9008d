/** The accuracy page tells the truth: it is scored again here, from the constants fitted without each fold, and may not be worse than it says. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { hasImpossibleSpeed } from '../../src/estimate/residuals/measured-runs.ts'
import { digestOf } from '../../src/tasks/calibrate/inputs-digest.ts'
import { fitVerdicts, tableOf } from '../../src/tasks/calibrate/evaluation.ts'
import { crossValidate } from '../../src/tasks/calibrate/scores.ts'
import { calibration, dataFolder, runs } from '../estimate/real-data.ts'
import { foldsOf, type Split } from '../../src/tasks/calibrate/folds.ts'
import { restoreFolds, storedFoldsSchema } from '../../src/tasks/calibrate/stored-folds.ts'
import { nestedCalibrations, unseenSourceErrors } from '../../src/tasks/calibrate/unseen-source-errors.ts'
import { readFile } from '../../src/catalog/load.ts'

const page = readFileSync(join(import.meta.dirname, '../../docs/accuracy.md'), 'utf8')
const stored = readFile(join(dataFolder, 'folds.json'), storedFoldsSchema)
const folds = (split: Split) => foldsOf(runs, split, restoreFolds(stored, split), calibration)
const groups = folds('groups')
const lineages = folds('lineages')
const nested = nestedCalibrations(
  unseenSourceErrors(lineages, 'speed', calibration),
  unseenSourceErrors(lineages, 'memory', calibration),
  calibration,
)
const sections = {
  groups: '(groups left out)',
  lineages: '(whole lineages left out, each weighing one)',
} as const

/** A row of the page: class -> [median, 90th percentile, covered] in percent, out of the section of a split. */
function printedRows(
  quantity: 'Tokens per second' | 'Peak memory',
  split: keyof typeof sections,
): ReadonlyMap<string, readonly number[]> {
  const section = page.slice(page.indexOf(`## ${quantity}`))
  const table = section.slice(section.indexOf(sections[split])).split('**')[1] ?? ''
  const rows = table.split('\n').filter((line) => line.startsWith('| ') && line.includes('%'))
  return new Map(
    rows.map((line) => {
      const [name = '', , , median = '', p90 = '', , covered = ''] = line
        .split('|')
        .slice(1)
        .map((cvGroup) => cvGroup.trim())
      return [name, [median, p90, covered].map((cvGroup) => Number.parseFloat(cvGroup))]
    }),
  )
}

test('the page and the calibration were made of the data that is here', () => {
  expect(
    calibration.inputs.digest,
    'GPUs, models, stacks or measured runs changed: run npm run calibrate, and read what became of docs/accuracy.md',
  ).toBe(digestOf(dataFolder))
  expect(stored.digest).toBe(calibration.inputs.digest)
  expect(page).toContain(calibration.inputs.digest)
})

describe.each([
  ['Tokens per second', 'speed', 'lineages'],
  ['Tokens per second', 'speed', 'groups'],
  ['Peak memory', 'memory', 'lineages'],
  ['Peak memory', 'memory', 'groups'],
] as const)('%s', (title, quantity, split) => {
  const rows = printedRows(title, split)
  const table =
    split === 'groups'
      ? tableOf(crossValidate(groups, quantity, () => calibration))
      : tableOf(crossValidate(lineages, quantity, nested), 'lineages')

  test('the page has its classes', () => {
    expect([...rows.keys()]).toEqual(Object.keys(table))
  })

  test.each(Object.entries(table))('%s is not worse than the page says', (name, { median, p90, covered }) => {
    const [pageMedian = NaN, pageP90 = NaN, pageCovered = NaN] = rows.get(name) ?? []
    expect(100 * median).toBeLessThan(pageMedian + 0.2)
    expect(100 * p90).toBeLessThan(pageP90 + 1)
    expect(100 * covered).toBeGreaterThan(pageCovered - 1)
  })
})

test('no run that ran out of memory is said to fit, though it or its whole lineage was left out', () => {
  expect(fitVerdicts(groups, () => calibration).outOfMemory.yes).toBe(0)
  const { ran, outOfMemory } = fitVerdicts(lineages, nested)
  expect(outOfMemory.yes).toBe(0)
  const count = ran.yes + ran.unsure + ran.no
  expect(ran.unsure / count).toBeLessThanOrEqual(0.25)
  expect(ran.no / count).toBeLessThanOrEqual(0.05)
})

/** Classes of so many lineages must hold what an 80 % range promises. */
const MANY_LINEAGES = 10

test.each(['speed', 'memory'] as const)('80 %% ranges of %s hold for lineages that were left out', (quantity) => {
  const table = tableOf(crossValidate(lineages, quantity, nested), 'lineages')
  const promised = ['all', 'dense', 'experts (MoE)'].filter((name) => (table[name]?.lineages ?? 0) >= MANY_LINEAGES)
  const outside = promised.filter((name) => {
    const covered = table[name]?.covered ?? 0
    return covered < 0.74 || covered > 0.9
  })
  expect(outside).toEqual([])
})

test('what physics refutes is few, and named on the page', () => {
  const impossible = runs.filter(hasImpossibleSpeed)
  expect(impossible.length).toBeLessThan(runs.length / 100)
  for (const { id } of impossible) expect(page).toContain(`\`${id}\``)
})
