/** Points laid out on a plot of fixed size: colours, sizes, and where each label stands. */
import type { Axis } from './axis.ts'
import { type Box, placeLabels } from './label-placement.ts'
import type { PicturePoint } from './chart-picture.ts'

/** What every chart says of itself. */
export const chartSubtitle = 'Lower and further left is better. Lines hold 8 in 10 comparable runs.'
export const timeAxisTitle = 'Time, start-up included'
export const moneyAxisTitle = 'Cost of the whole job, all GPUs'

/** Of the plot, in dots: so small that its letters can be read in a thread, where the picture is as wide as a phone. */
export const width = 560
export const height = 420
export const fontSize = 15
/** Of labels of that size, in dots. */
export const lineHeightOf = (size: number): number => Math.round(size * 1.27)
/** Average advance of Lato over its size, a little on the safe side. */
const GLYPH_ADVANCE = 0.55

export const colours = {
  ink: '#1d1c1d',
  grey: '#616061',
  line: '#8d8d91',
  best: '#0b62b8',
  other: '#3d3c40',
  end: '#00704a',
}

export type PlotRow = {
  readonly hours: number
  readonly hoursLow: number
  readonly hoursHigh: number
  readonly usd: number
  readonly usdLow: number
  readonly usdHigh: number
  readonly isOnFrontier: boolean
  readonly isBest: boolean
  /** The best, the cheapest or the fastest. */
  readonly isNamed: boolean
  readonly colour: string
  readonly size: number
  readonly lines: readonly string[]
  readonly dx: number
  readonly dy: number
  readonly align: 'left' | 'right' | 'center'
  /** From the point to its label, in dots, where the label stands away from it. */
  readonly leader: { readonly x: number; readonly y: number; readonly x2: number; readonly y2: number } | null
}

/** In dots; `fontSize` of the labels. */
export type PlotSize = { readonly width: number; readonly height: number; readonly fontSize: number }

/** The best first. `size`: of the plot, in dots. */
export function layoutPoints(
  points: readonly PicturePoint[],
  x: Axis,
  y: Axis,
  size: PlotSize = { width, height, fontSize },
): PlotRow[] {
  const ranked = points.toSorted((one, other) => drawRank(one) - drawRank(other))
  const labels = ranked.map((point) => {
    const longest = Math.max(...point.label.map((line) => line.length))
    return {
      lines: point.label,
      x: axisPosition(x, point.hours.p50) * size.width,
      y: (1 - axisPosition(y, point.usd.p50)) * size.height,
      width: longest * size.fontSize * (point.roles.length === 0 ? GLYPH_ADVANCE : GLYPH_ADVANCE * 1.06),
      height: point.label.length * lineHeightOf(size.fontSize),
    }
  })
  const placements = placeLabels(
    labels,
    { left: 4, top: -8, right: size.width - 2, bottom: size.height - 4 },
    obstacleBoxes(ranked, x, y, size),
  )
  return ranked.map((point, at) => {
    const { dx, dy, align, box } = placements[at] ?? { dx: 10, dy: 0, align: 'left' as const, box: null }
    const isBest = point.roles.includes('best')
    const isNamed = point.roles.length > 0
    return {
      hours: point.hours.p50,
      hoursLow: point.hours.p10,
      hoursHigh: point.hours.p90,
      usd: point.usd.p50,
      usdLow: point.usd.p10,
      usdHigh: point.usd.p90,
      isOnFrontier: point.isOnFrontier,
      isBest,
      isNamed,
      colour: isBest ? colours.best : isNamed ? colours.end : colours.other,
      size: isBest ? 190 : isNamed ? 130 : 80,
      lines: labels[at]?.lines ?? [],
      dx,
      dy,
      align,
      leader: box === null ? null : leaderOf(labels[at] ?? { x: 0, y: 0 }, box),
    }
  })
}

/** Labels this near to their points need no line to them, in dots. */
const MIN_LEADER = 18

function leaderOf({ x, y }: { readonly x: number; readonly y: number }, box: Box): PlotRow['leader'] {
  const x2 = Math.min(Math.max(x, box.left), box.right)
  const y2 = Math.min(Math.max(y, box.top), box.bottom)
  return Math.hypot(x2 - x, y2 - y) < MIN_LEADER ? null : { x, y, x2, y2 }
}

/** Whiskers, and the frontier in short pieces. */
function obstacleBoxes(points: readonly PicturePoint[], x: Axis, y: Axis, { width, height }: PlotSize): Box[] {
  const left = (hours: number): number => axisPosition(x, hours) * width
  const top = (dollars: number): number => (1 - axisPosition(y, dollars)) * height
  const whiskers = points.flatMap(({ hours, usd: dollars }): Box[] => [
    { left: left(hours.p10), right: left(hours.p90), top: top(dollars.p50) - 1, bottom: top(dollars.p50) + 1 },
    { left: left(hours.p50) - 1, right: left(hours.p50) + 1, top: top(dollars.p90), bottom: top(dollars.p10) },
  ])
  const frontier = points
    .filter(({ isOnFrontier }) => isOnFrontier)
    .toSorted((one, other) => one.hours.p50 - other.hours.p50)
  const segments = frontier.slice(1).flatMap((point, at): Box[] => {
    const from = frontier[at] ?? point
    return Array.from({ length: 24 }, (_, step) => {
      const share = (step + 0.5) / 24
      const mid = (one: number, other: number): number => one + share * (other - one)
      const [across, down] = [
        mid(left(from.hours.p50), left(point.hours.p50)),
        mid(top(from.usd.p50), top(point.usd.p50)),
      ]
      return { left: across - 4, right: across + 4, top: down - 3, bottom: down + 3 }
    })
  })
  return [...whiskers, ...segments]
}

/** Best first, then the other named ones, then the frontier. */
const drawRank = ({ roles, isOnFrontier }: PicturePoint): number =>
  roles.includes('best') ? 0 : roles.length > 0 ? 1 : isOnFrontier ? 2 : 3

/** Where a value lies on an axis, 0 to 1. */
export function axisPosition({ isLog, domain: [low, high] }: Axis, value: number): number {
  return isLog ? Math.log(value / low) / Math.log(high / low) : (value - low) / (high - low)
}
