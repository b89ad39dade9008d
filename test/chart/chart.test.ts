import { readdirSync, readFileSync } from 'node:fs'
import { assert, array, double, property, record } from 'fast-check'
import { expect, test } from 'vitest'
import { moneyAxis, timeAxis } from '../../src/chart/axis.ts'
import { renderChart, chartContent } from '../../src/chart/chart.ts'
import { drawPng } from '../../src/chart/draw.ts'
import { placeLabels } from '../../src/chart/label-placement.ts'
import { chartPoints } from '../../src/chart/chart-points.ts'
import { formatDuration, formatUsd } from '../../src/presentation/format/number-format.ts'
import { recommendationFor, renderContext } from './example-recommendation.ts'

const answer = recommendationFor('70b 2B tokens')

test('a picture of the size it is meant to have', { timeout: 40_000 }, async () => {
  const { png, altText } = await renderChart(answer.scenario, answer.recommendation, renderContext)
  const view = new DataView(png.buffer, png.byteOffset)
  expect([...png.subarray(1, 4)]).toEqual([0x50, 0x4e, 0x47])
  // Twice the plot of 560 x 420 with its paddings.
  expect([view.getUint32(16), view.getUint32(20)]).toEqual([2 * (96 + 560 + 24), 2 * (84 + 420 + 70)])
  expect(png.length).toBeGreaterThan(20_000)
  expect(altText).toBe(chartContent(answer.scenario, answer.recommendation, renderContext).altText)
})

test('what cannot be drawn is told, and the next picture is drawn', { timeout: 40_000 }, async () => {
  await expect(drawPng({ mark: 'nothing of the kind' } as never)).rejects.toThrow(/could not be drawn/)
  const { spec } = chartContent(answer.scenario, answer.recommendation, renderContext)
  await expect(drawPng(spec)).resolves.toBeInstanceOf(Uint8Array)
})

test('the alternative text has every number, the three named ones first in words', () => {
  const small = recommendationFor('llama 3.2 1b 600M tokens')
  const { altText, title } = chartContent(small.scenario, small.recommendation, renderContext)
  const { best, cheapest, fastest } = small.recommendation
  expect(fastest).not.toEqual(best)
  const lines = altText.split('\n')
  expect(lines[0]).toBe(`${title}.`)
  for (const [name, option] of [
    ['Best', best],
    ['Cheapest', cheapest],
    ['Fastest', fastest],
  ] as const) {
    const line = lines.find(
      (each) => each.split(':')[0]?.toLowerCase().includes(name.toLowerCase()) === true && each !== lines[0],
    )
    expect(line).toContain(formatDuration(option.hours.p50))
    expect(line).toContain(formatUsd(option.allInUsd.p50))
  }
  expect(Array.from(altText).length).toBeLessThanOrEqual(2000)
})

test('a plan that is best, cheapest and fastest is called best alone: other points may cost less', () => {
  const { best } = answer.recommendation
  const alone = { ...answer.recommendation, cheapest: best, fastest: best }
  const { altText } = chartContent(answer.scenario, alone, renderContext)
  expect(altText).toContain('\nBest: ')
  expect(altText).not.toMatch(/\n(?:Best, )?[Cc]heapest/)
})

test('points: no two look the same, what is beaten in both is not on the frontier', () => {
  const points = chartPoints(answer.recommendation, renderContext.names)
  expect(new Set(points.map(({ plan }) => plan)).size).toBe(points.length)
  const front = points.filter(({ isOnFrontier }) => isOnFrontier)
  for (const [at, point] of front.entries()) {
    const next = front[at + 1]
    expect(next === undefined || next.hours.p50 < point.hours.p50).toBe(true)
  }
  expect(points.flatMap(({ roles }) => roles).sort()).toEqual(['best', 'cheapest', 'fastest'])
})

test('at most six points, the three named ones among them', () => {
  const { best, options } = answer.recommendation
  const many = Array.from({ length: 30 }, (_, at) => ({
    ...best,
    gpuCount: at + 9,
    hours: { p10: 1, p50: 2 + at, p90: 99 },
  }))
  const points = chartPoints({ ...answer.recommendation, options: [...options, ...many] }, renderContext.names)
  expect(points.length).toBe(6)
  expect(points.flatMap(({ roles }) => roles).sort()).toEqual(['best', 'cheapest', 'fastest'])
})

const positive = double({ min: 1e-3, max: 1e7, noNaN: true })

test('axes: every value lies inside, ticks are few, inside and labelled', () => {
  assert(
    property(array(positive, { minLength: 1, maxLength: 20 }), (values) => {
      for (const axis of [timeAxis(values, formatDuration), moneyAxis(values, formatUsd)]) {
        const [low, high] = axis.domain
        expect(values.every((value) => value >= low && value <= high)).toBe(true)
        expect(axis.ticks.length).toBeLessThanOrEqual(10)
        expect(axis.ticks.every(({ value, label }) => value >= low && value <= high && label !== '')).toBe(true)
      }
    }),
  )
})

test('labels stay inside the plot, and apart where there is room', () => {
  const plot = { left: 0, top: 0, right: 760, bottom: 440 }
  const label = record({
    x: double({ min: 0, max: 760, noNaN: true }),
    y: double({ min: 0, max: 440, noNaN: true }),
  }).map((point) => ({ ...point, width: 180, height: 30 }))
  assert(
    property(array(label, { minLength: 1, maxLength: 3 }), (labels) => {
      const boxes = placeLabels(labels, plot, []).map(({ box }) => box)
      for (const box of boxes) {
        expect(box.left).toBeGreaterThanOrEqual(-1e-6)
        expect(box.right).toBeLessThanOrEqual(760 + 1e-6)
        expect(box.top).toBeGreaterThanOrEqual(-1e-6)
        expect(box.bottom).toBeLessThanOrEqual(440 + 1e-6)
      }
    }),
  )
  const crowd = [0, 1, 2].map((at) => ({ x: 380, y: 220 + at, width: 180, height: 30 }))
  const boxes = placeLabels(crowd, plot, []).map(({ box }) => box)
  const overlapping = boxes.flatMap((one, at) =>
    boxes
      .slice(at + 1)
      .filter(
        (other) => one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom,
      ),
  )
  expect(overlapping).toEqual([])
})

test('no file of src/ that answers loads the drawing: it comes with the thread that draws', () => {
  const folder = new URL('../../src/', import.meta.url)
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (name) => name.endsWith('.ts') && !name.startsWith('tasks') && name !== 'chart-main.ts',
  )
  const loading = files.filter((name) =>
    /^import (?!type )[^\n]*from '(?:vega|vega-lite|@resvg)/m.test(readFileSync(new URL(name, folder), 'utf8')),
  )
  expect(files.length).toBeGreaterThan(100)
  expect(loading).toEqual([])
})
