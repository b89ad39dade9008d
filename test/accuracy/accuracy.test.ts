/** The accuracy page tells the truth: its cells are refitted and scored again here, and may not be worse than it says. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { hasImpossibleSpeed } from '../../src/estimate/residuals/measured-runs.ts'
import { predictFit } from '../../src/estimate/fit-verdict.ts'
import { digestOf } from '../../src/tasks/calibrate/inputs-digest.ts'
import { tableOf } from '../../src/tasks/calibrate/evaluation.ts'
import { crossValidate } from '../../src/tasks/calibrate/scores.ts'
import { calibration, dataFolder, priors, runs } from '../estimate/real-data.ts'
import { foldsOf } from '../../src/tasks/calibrate/folds.ts'

const page = readFileSync(join(import.meta.dirname, '../../docs/accuracy.md'), 'utf8')
const folds = foldsOf(runs, 'cells', priors, calibration)

/** A row of the page: class -> [median, 90th percentile, covered] in percent, out of the section on left-out cells. */
function printedRows(quantity: 'Tokens per second' | 'Peak memory'): ReadonlyMap<string, readonly number[]> {
  const section = page.slice(page.indexOf(`## ${quantity}`))
  const table = section.slice(section.indexOf('(cells left out)')).split('**')[1] ?? ''
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
  expect(page).toContain(calibration.inputs.digest)
})

describe.each([
  ['Tokens per second', 'speed'],
  ['Peak memory', 'memory'],
] as const)('%s', (title, quantity) => {
  const rows = printedRows(title)
  const table = tableOf(crossValidate(folds, quantity, calibration))

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

test('no run that ran out of memory is said to fit, though it was left out', () => {
  const falseFits = folds.flatMap(({ constants, residualModels, heldOut }) =>
    heldOut
      .filter(({ outOfMemory }) => outOfMemory)
      .filter(({ run, sizes, source, cvGroup }) => {
        const { verdict } = predictFit(run, sizes, { ...calibration, constants }, residualModels, { source, cvGroup })
        return verdict === 'yes'
      })
      .map(({ id }) => id),
  )
  expect(falseFits).toEqual([])
})

test('what physics refutes is few, and named on the page', () => {
  const impossible = runs.filter(hasImpossibleSpeed)
  expect(impossible.length).toBeLessThan(runs.length / 100)
  for (const { id } of impossible) expect(page).toContain(`\`${id}\``)
})
