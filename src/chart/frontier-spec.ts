/** The frontier of dollars against hours as a Vega-Lite specification. Pure. */
import type { TopLevelSpec } from 'vega-lite'
import type { Axis } from './axis.ts'
import type { ChartPicture } from './chart-picture.ts'
import {
  chartSubtitle,
  colours,
  fontSize,
  height,
  layoutPoints,
  lineHeightOf,
  moneyAxisTitle,
  type PlotRow,
  timeAxisTitle,
  width,
} from './plot-layout.ts'

/** Around the plot, in dots: the axes, and the title above. */
const padding = { left: 96, top: 84, right: 24, bottom: 70 }

/** The specification of a picture whose points are laid out already; sizes in pixels. */
export function frontierSpec({ title, x, y, points }: ChartPicture): TopLevelSpec {
  const rows = layoutPoints(points, x, y)
  const frontierRows = rows.filter(({ isOnFrontier }) => isOnFrontier)
  const position = positionOf(x, y)
  return {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    width,
    height,
    padding,
    autosize: { type: 'none' },
    background: 'white',
    title: {
      text: title,
      subtitle: chartSubtitle,
      anchor: 'start',
      frame: 'group',
      fontSize: 20,
      fontWeight: 700,
      color: colours.ink,
      subtitleFontSize: 14,
      subtitleColor: colours.grey,
      offset: 18,
    },
    config: {
      font: 'Lato',
      view: { stroke: null },
      axis: {
        labelFontSize: 14,
        titleFontSize: 14,
        titleFontWeight: 700,
        labelColor: colours.grey,
        titleColor: colours.ink,
        gridColor: '#e8e8ea',
        domainColor: '#c9c9cc',
        tickColor: '#c9c9cc',
        labelFlush: false,
      },
    },
    // The best is drawn last, on top of its neighbours.
    data: { values: rows.toReversed() },
    layer: [
      {
        data: { values: frontierRows },
        mark: { type: 'line', color: colours.line, strokeWidth: 1.5, strokeDash: [4, 3] },
        encoding: { ...position, order: { field: 'hours' } },
      },
      {
        mark: { type: 'rule', color: { expr: 'datum.colour' }, strokeWidth: 2, opacity: 0.28 },
        encoding: { ...position, x: { ...position.x, field: 'hoursLow' }, x2: { field: 'hoursHigh' } },
      },
      {
        mark: { type: 'rule', color: { expr: 'datum.colour' }, strokeWidth: 2, opacity: 0.28 },
        encoding: { ...position, y: { ...position.y, field: 'usdLow' }, y2: { field: 'usdHigh' } },
      },
      {
        mark: {
          type: 'point',
          filled: true,
          opacity: 1,
          size: { expr: 'datum.size' },
          color: { expr: 'datum.colour' },
          stroke: 'white',
          strokeWidth: 1.5,
        },
        encoding: position,
      },
      ...rows.flatMap(({ leader }) => (leader === null ? [] : [leaderLayer(leader)])),
      ...rows.flatMap((row) => labelLayers(row, position)),
    ],
  }
}

const lineHeight = lineHeightOf(fontSize)

/** A label with a white rim, so that the lines behind it do not cross it out; a thin line to its point where it is away. */
function labelLayers(
  { lines, dx, dy, align, colour, isNamed, hours, usd: dollars }: PlotRow,
  position: Position,
): LayerSpec[] {
  const data = { values: [{ hours, usd: dollars }] }
  const text = {
    type: 'text' as const,
    text: [...lines],
    align,
    dx,
    // A label of several lines hangs from its first one.
    dy: dy - ((lines.length - 1) * lineHeight) / 2,
    baseline: 'middle' as const,
    lineHeight,
    fontSize,
    fontWeight: isNamed ? (700 as const) : (400 as const),
  }
  const rim = { ...text, color: 'white', stroke: 'white', strokeWidth: 4, strokeJoin: 'round' as const }
  return [
    { data, mark: rim, encoding: position },
    { data, mark: { ...text, color: colour }, encoding: position },
  ]
}

const leaderLayer = ({ x, y, x2, y2 }: NonNullable<PlotRow['leader']>): LayerSpec => ({
  data: { values: [{}] },
  mark: { type: 'rule', color: colours.line, strokeWidth: 1, strokeDash: [1, 3] },
  encoding: { x: { value: x }, y: { value: y }, x2: { value: x2 }, y2: { value: y2 } },
})

type Position = ReturnType<typeof positionOf>
type LayerSpec = Extract<TopLevelSpec, { layer: unknown }>['layer'][number]

const positionOf = (x: Axis, y: Axis) => ({
  x: {
    field: 'hours',
    type: 'quantitative' as const,
    scale: scaleOf(x),
    axis: axisOf(x, timeAxisTitle),
  },
  y: {
    field: 'usd',
    type: 'quantitative' as const,
    scale: scaleOf(y),
    axis: axisOf(y, moneyAxisTitle, { titleX: -74 }),
  },
})

const scaleOf = ({ isLog, domain }: Axis) =>
  isLog
    ? { type: 'log' as const, domain: [...domain], nice: false }
    : { type: 'linear' as const, domain: [...domain], nice: false, zero: false }

function axisOf({ ticks }: Axis, title: string, titlePlace: object = {}) {
  const labels = Object.fromEntries(ticks.map(({ value, label }) => [String(value), label]))
  return {
    title,
    values: ticks.map(({ value }) => value),
    labelExpr: `(${JSON.stringify(labels)})[toString(datum.value)]`,
    titlePadding: 12,
    labelPadding: 6,
    labelOverlap: true,
    ...titlePlace,
  }
}
