/** The chart of an answer as a drawing that follows the width of its place and the colours of the page. */
import type { Axis } from '../chart/axis.ts'
import type { ChartPicture } from '../chart/chart-picture.ts'
import {
  axisPosition,
  chartSubtitle,
  layoutPoints,
  lineHeightOf,
  moneyAxisTitle,
  type PlotRow,
  timeAxisTitle,
} from '../chart/plot-layout.ts'
import { element, svgElement } from './elements.ts'

/** Around the plot, in dots. */
const margin = { left: 64, top: 12, right: 16, bottom: 44 }
/** Narrower than this, only the points with a role have labels: the others are in the table of numbers. */
const narrowWidth = 560
const widest = 860
/** Of labels, in dots: a page is read from near. */
const fontSize = 12
const lineHeight = lineHeightOf(fontSize)

type Plot = { readonly width: number; readonly height: number }

/** A figure with its title, the drawing, and the numbers in words below. */
export function chartView(picture: ChartPicture): HTMLElement {
  const frame = element('div', { class: 'plot' })
  const [title = picture.title, ...numbers] = picture.altText.split('\n')
  const figure = element(
    'figure',
    { class: 'chart' },
    element('figcaption', {}, element('strong', {}, picture.title), element('span', {}, chartSubtitle)),
    frame,
    element(
      'details',
      { class: 'numbers' },
      element('summary', {}, 'The same in words'),
      element('ul', {}, ...numbers.slice(1).map((each) => element('li', {}, each))),
    ),
  )
  let drawnWidth = 0
  new ResizeObserver(([entry]) => {
    const width = Math.min(widest, Math.floor(entry?.contentRect.width ?? 0))
    if (width === drawnWidth || width < 200) return
    drawnWidth = width
    frame.replaceChildren(drawing(picture, title, width))
  }).observe(frame)
  return figure
}

function drawing(picture: ChartPicture, title: string, width: number): SVGSVGElement {
  const isNarrow = width < narrowWidth
  const plot = { width: width - margin.left - margin.right, height: isNarrow ? 300 : 380 }
  const { x, y } = picture
  const points = isNarrow
    ? picture.points.map((point) => (point.roles.length > 0 ? point : unlabelled(point)))
    : picture.points
  const rows = layoutPoints(points, x, y, { ...plot, fontSize })
  const height = plot.height + margin.top + margin.bottom
  return svgElement(
    'svg',
    { viewBox: `0 0 ${width} ${height}`, width, height, class: 'drawing', role: 'img', 'aria-label': title },
    svgElement(
      'g',
      { transform: `translate(${margin.left} ${margin.top})` },
      ...gridOf(x, y, plot),
      frontierLine(rows, x, y, plot),
      ...rows.flatMap((row) => whiskers(row, x, y, plot)),
      // The best is drawn last, on top of its neighbours.
      ...rows.toReversed().map((row) => dot(row, x, y, plot)),
      ...rows.flatMap((row) => labelOf(row, x, y, plot)),
    ),
  )
}

const unlabelled = <T extends { readonly label: readonly [string, string] }>(point: T): T => ({
  ...point,
  label: ['', ''],
})

const left = (x: Axis, value: number, { width }: Plot): number => axisPosition(x, value) * width
const top = (y: Axis, value: number, { height }: Plot): number => (1 - axisPosition(y, value)) * height

function gridOf(x: Axis, y: Axis, plot: Plot): readonly SVGElement[] {
  const { width, height } = plot
  const every = Math.ceil(x.ticks.length / Math.max(2, Math.floor(width / 56)))
  return [
    ...x.ticks
      .filter((_, index) => index % every === 0)
      .flatMap(({ value, label }) => {
        const at = left(x, value, plot)
        return [
          svgElement('line', { class: 'grid', x1: at, x2: at, y1: 0, y2: height }),
          svgElement('text', { class: 'tick', x: at, y: height + 17, 'text-anchor': 'middle' }, label),
        ]
      }),
    ...y.ticks.flatMap(({ value, label }) => {
      const at = top(y, value, plot)
      return [
        svgElement('line', { class: 'grid', x1: 0, x2: width, y1: at, y2: at }),
        svgElement('text', { class: 'tick', x: -8, y: at + 4, 'text-anchor': 'end' }, label),
      ]
    }),
    svgElement('text', { class: 'axis', x: width / 2, y: height + 37, 'text-anchor': 'middle' }, timeAxisTitle),
    svgElement(
      'text',
      { class: 'axis', transform: `translate(-52 ${height / 2}) rotate(-90)`, 'text-anchor': 'middle' },
      moneyAxisTitle,
    ),
  ]
}

function frontierLine(rows: readonly PlotRow[], x: Axis, y: Axis, plot: Plot): SVGElement {
  const points = rows
    .filter(({ isOnFrontier }) => isOnFrontier)
    .toSorted((one, other) => one.hours - other.hours)
    .map(({ hours, usd }) => `${left(x, hours, plot)},${top(y, usd, plot)}`)
  return svgElement('polyline', { class: 'frontier', points: points.join(' ') })
}

function whiskers(row: PlotRow, x: Axis, y: Axis, plot: Plot): readonly SVGElement[] {
  const [across, down] = [left(x, row.hours, plot), top(y, row.usd, plot)]
  const kind = kindOf(row)
  return [
    svgElement('line', {
      class: `whisker ${kind}`,
      x1: left(x, row.hoursLow, plot),
      x2: left(x, row.hoursHigh, plot),
      y1: down,
      y2: down,
    }),
    svgElement('line', {
      class: `whisker ${kind}`,
      x1: across,
      x2: across,
      y1: top(y, row.usdLow, plot),
      y2: top(y, row.usdHigh, plot),
    }),
  ]
}

const dot = (row: PlotRow, x: Axis, y: Axis, plot: Plot): SVGElement =>
  svgElement('circle', {
    class: `dot ${kindOf(row)}`,
    cx: left(x, row.hours, plot),
    cy: top(y, row.usd, plot),
    r: Math.sqrt(row.size / Math.PI),
  })

function labelOf(row: PlotRow, x: Axis, y: Axis, plot: Plot): readonly SVGElement[] {
  const { dx, dy, align, leader, lines } = row
  if (lines.every((text) => text === '')) return []
  const [across, down] = [left(x, row.hours, plot) + dx, top(y, row.usd, plot) + dy]
  const first = down - ((lines.length - 1) * lineHeight) / 2 + fontSize * 0.36
  const anchor = { left: 'start', right: 'end', center: 'middle' }[align]
  const text = svgElement(
    'text',
    { class: `label ${kindOf(row)}`, 'font-size': fontSize, 'text-anchor': anchor },
    ...lines.map((each, index) => svgElement('tspan', { x: across, y: first + index * lineHeight }, each)),
  )
  if (leader === null) return [text]
  const { x: x1, y: y1, x2, y2 } = leader
  return [svgElement('line', { class: 'leader', x1, y1, x2, y2 }), text]
}

const kindOf = ({ isNamed, isBest }: PlotRow): string => (isBest ? 'best' : isNamed ? 'named' : 'other')
