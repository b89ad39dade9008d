/** Draws charts: bars, lines, areas and pies. The same figures follow as a table, for those who do not see them. */
import { type ComponentChildren, h } from 'preact'
import { asObject, asObjects, asString, type JsonObject, textObjectText } from '../../json.ts'
import { type ChartSeries, valueScale } from './chart-scale.ts'
import { DataTable } from './data-table.ts'
import { tableOfChart } from './table-model.ts'

const [width, height] = [536, 250]
const plot = { left: 58, top: 14, right: 516, bottom: 206 } as const
const plotWidth = plot.right - plot.left
const plotHeight = plot.bottom - plot.top

/** The class of a series' colour; Slack allows six series. */
const colorClass = (index: number): string => `series-${(index % 6) + 1}`

/** A `data_visualization` block as a figure, with its numbers in a table for screen readers. */
export function Chart({ block }: { readonly block: JsonObject }) {
  const chart = asObject(block['chart'])
  const title = textObjectText(block['title'])
  const isPie = chart['type'] === 'pie'
  const drawing = isPie ? h(PieChart, { chart }) : h(AxisChart, { chart })
  const names = asObjects(chart[isPie ? 'segments' : 'series'])
  return h('div', { class: 'chart' }, [
    h('figure', null, [
      title !== '' && h('figcaption', null, title),
      // Redundant for a screen reader: the table says it better.
      h('div', { 'aria-hidden': 'true' }, [
        drawing,
        h(
          'ul',
          { class: 'legend' },
          names.map((each, index) =>
            h('li', null, [
              h('svg', { viewBox: '0 0 10 10', width: 10, height: 10, class: colorClass(index) }, [
                h('rect', { width: 10, height: 10, rx: 2 }),
              ]),
              isPie ? `${asString(each['label'])} · ${share(names, each)} %` : asString(each['name']),
            ]),
          ),
        ),
      ]),
    ]),
    h('details', null, [h('summary', null, 'Show the figures'), h(DataTable, { table: tableOfChart(block) })]),
  ])
}

const valueOf = ({ value }: JsonObject): number => (typeof value === 'number' ? value : 0)
const totalOf = (segments: readonly JsonObject[]): number => segments.reduce((sum, each) => sum + valueOf(each), 0)
const share = (segments: readonly JsonObject[], segment: JsonObject): number =>
  Math.round((100 * valueOf(segment)) / (totalOf(segments) || 1))

function PieChart({ chart }: { readonly chart: JsonObject }) {
  const segments = asObjects(chart['segments'])
  const total = totalOf(segments) || 1
  const [x, y, radius] = [width / 2, height / 2, 100]
  const pointAt = (fraction: number) => {
    const angle = 2 * Math.PI * fraction - Math.PI / 2
    return `${(x + radius * Math.cos(angle)).toFixed(1)} ${(y + radius * Math.sin(angle)).toFixed(1)}`
  }
  let from = 0
  return h(
    'svg',
    { viewBox: `0 0 ${width} ${height}`, class: 'pie' },
    segments.map((segment, index) => {
      const start = from
      from += valueOf(segment) / total
      // A whole circle has no two ends for an arc.
      if (from - start > 0.9999) return h('circle', { cx: x, cy: y, r: radius, class: colorClass(index) })
      const isLarge = from - start > 0.5 ? 1 : 0
      const path = `M${x} ${y}L${pointAt(start)}A${radius} ${radius} 0 ${isLarge} 1 ${pointAt(from)}Z`
      return h('path', { d: path, class: colorClass(index) })
    }),
  )
}

function AxisChart({ chart }: { readonly chart: JsonObject }) {
  const type = asString(chart['type'])
  const axis = asObject(chart['axis_config'])
  const categories = (Array.isArray(axis['categories']) ? axis['categories'] : []).map(String)
  const series = asObjects(chart['series']).map(({ name, data }): ChartSeries => ({
    name: asString(name),
    values: asObjects(data).map(valueOf),
  }))
  const { ticks, position } = valueScale(series.flatMap(({ values }) => values))
  const y = (value: number) => plot.bottom - position(value) * plotHeight
  // Bars stand in the middle of their category; lines begin and end at the edges.
  const x = (index: number) =>
    type === 'bar'
      ? plot.left + (plotWidth * (index + 0.5)) / categories.length
      : plot.left + (categories.length < 2 ? plotWidth / 2 : (plotWidth * index) / (categories.length - 1))
  const drawSeries = type === 'bar' ? drawBars : type === 'area' ? drawArea : drawLine
  return h('svg', { viewBox: `0 0 ${width} ${height}` }, [
    ticks.map((tick) => [
      h('line', { x1: plot.left, x2: plot.right, y1: y(tick), y2: y(tick), class: 'grid' }),
      h('text', { x: plot.left - 8, y: y(tick) + 4, class: 'end' }, tick.toLocaleString('en')),
    ]),
    series.map((each, index) => drawSeries(each, { index, count: series.length, x, y, categories: categories.length })),
    categories.map((category, index) => h('text', { x: x(index), y: plot.bottom + 16, class: 'middle' }, category)),
    h('text', { x: (plot.left + plot.right) / 2, y: height - 6, class: 'middle' }, asString(axis['x_label'])),
    h(
      'text',
      { x: -(plot.top + plot.bottom) / 2, y: 12, class: 'middle', transform: 'rotate(-90)' },
      asString(axis['y_label']),
    ),
  ])
}

type SeriesPlace = {
  readonly index: number
  readonly count: number
  readonly categories: number
  readonly x: (index: number) => number
  readonly y: (value: number) => number
}

function drawBars({ values }: ChartSeries, { index, count, categories, x, y }: SeriesPlace): ComponentChildren {
  const barWidth = Math.min((plotWidth / categories) * 0.7, 100) / count
  return values.map((value, at) => {
    const left = x(at) + (index - count / 2) * barWidth
    const top = Math.min(y(value), y(0))
    return h('rect', {
      x: left,
      y: top,
      width: Math.max(barWidth - 1, 1),
      height: Math.abs(y(value) - y(0)),
      rx: 1.5,
      class: colorClass(index),
    })
  })
}

const pathThrough = (values: readonly number[], { x, y }: SeriesPlace): string =>
  values.map((value, at) => `${at === 0 ? 'M' : 'L'}${x(at).toFixed(1)} ${y(value).toFixed(1)}`).join('')

const drawLine = ({ values }: ChartSeries, place: SeriesPlace): ComponentChildren =>
  h('path', { d: pathThrough(values, place), class: `line ${colorClass(place.index)}` })

function drawArea({ values }: ChartSeries, place: SeriesPlace): ComponentChildren {
  const line = pathThrough(values, place)
  const base = place.y(0)
  const closed = `${line}L${place.x(values.length - 1).toFixed(1)} ${base}L${place.x(0).toFixed(1)} ${base}Z`
  return [
    h('path', { d: closed, class: `area ${colorClass(place.index)}` }),
    h('path', { d: line, class: `line ${colorClass(place.index)}` }),
  ]
}
