/** What is drawn, and what is counted; the changes themselves take minutes: `npm run mutation`. */
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { guardTests, excludedTests } from './guard-tests.ts'
import { sampleLines } from './line-sample.ts'
import { wilsonInterval } from './wilson-interval.ts'

const root = join(import.meta.dirname, '../..')

describe.each(Object.entries(guardTests))('%s', (room, tests) => {
  test('a later draw holds other lines, all of them lines that say something', () => {
    const first = sampleLines(root, room, 80, 0)
    const second = sampleLines(root, room, 80, 80)
    expect(sampleLines(root, room, 160, 0)).toEqual([...first, ...second])
    expect(new Set([...first, ...second]).size).toBe(160)
    for (const at of first) {
      const [path = '', line = ''] = at.split(/[:-](?=\d)/)
      expect(readFileSync(join(root, path), 'utf8').split('\n')[Number(line) - 1]).toMatch(
        /^(?!import|export type).*[^\s()[\]{};,]/,
      )
    }
  })

  test.each(tests)('its tests in %s are there', (each) => {
    expect(globSync(`test/${each}*`, { cwd: root })).not.toEqual([])
  })
})

test.each(excludedTests)('%s, which is left out, is there', (each) => {
  expect(globSync(`test/${each}`, { cwd: root })).toHaveLength(1)
})

test.each([
  [0, 10, 0, 0.278],
  [5, 10, 0.237, 0.763],
  [81, 148, 0.467, 0.625],
  [10, 10, 0.722, 1],
])('%d of %d is a share between %d and %d', (hits, tries, from, to) => {
  const bounds = wilsonInterval(hits, tries)
  expect(bounds[0]).toBeCloseTo(from, 3)
  expect(bounds[1]).toBeCloseTo(to, 3)
})
