import { parse } from 'csv-parse/sync'
import { expect, test } from 'vitest'
import { optionsCsv } from '../../../src/presentation/content/options-csv.ts'
import { allOptions } from '../../../src/presentation/content/option-rows.ts'
import { seventyB } from '../sample-answers.ts'

const { recommendation } = seventyB()
const rowsOf = (csv: string): Record<string, string>[] => parse(csv, { columns: true })

test('one row an option, as many cells as heads, numbers to six digits or to the cent', () => {
  const options = allOptions(recommendation)
  const rows = rowsOf(optionsCsv(recommendation))
  for (const [at, { allInUsd, usd }] of options.entries()) {
    const { usd_total_p50 = '', usd_gpu_time_p50 = '' } = rows[at] ?? {}
    expect(Math.abs(Number(usd_total_p50) / allInUsd.p50 - 1)).toBeLessThan(1e-5)
    expect(Math.abs(Number(usd_gpu_time_p50) / usd.p50 - 1)).toBeLessThan(1e-5)
    expect(usd_total_p50).toMatch(/^\d{1,9}(?:\.\d{1,6})?$/)
    expect(usd_total_p50.replace('.', '').length).toBeLessThanOrEqual(11)
  }
  expect(rows.map(({ packed }) => packed)).toEqual(options.map(({ packed }) => String(packed)))
  expect(rows.flatMap(({ standing }) => (standing === '' ? [] : [standing])).join(' ')).toMatch(
    /best.*cheapest|cheapest.*best/,
  )
})

test('what is not known stays empty, and is never 0', () => {
  const [first] = allOptions(recommendation)
  if (first === undefined) throw new Error('no option')
  const { priceRange: _, ...bare } = { ...first, mfu: null, hfu: null, tier: null, region: null }
  const [row] = rowsOf(optionsCsv({ ...recommendation, best: bare, cheapest: bare, fastest: bare, options: [bare] }))
  expect(row).toMatchObject({ mfu: '', hfu: '', tier: '', region: '', usd_per_gpu_hour_low: '' })
})

test.each(['=HYPERLINK("http://x")', '+1', '-1+1', '@SUM(A1)', '\tx', '\rx'])(
  '%j is written so that no spreadsheet runs it',
  (text) => {
    const option = { ...recommendation.best, provider: text, warnings: [text] }
    const csv = optionsCsv({ ...recommendation, best: option, cheapest: option, fastest: option, options: [option] })
    const [row] = rowsOf(csv)
    expect([row?.['provider'], row?.['warnings']]).toEqual([`'${text}`, `'${text}`])
  },
)
