/** Places labels so that none covers a point or another label. Greedy: labels of named options are placed first. */

export type Box = { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number }

export type ChartLabel = {
  /** Dots from the left and from the top of the plot. */
  readonly x: number
  readonly y: number
  /** Of the widest line, and of all lines, in dots. */
  readonly width: number
  readonly height: number
}

export type LabelPlacement = {
  /** The label's anchor beside its point, in dots. */
  readonly dx: number
  readonly dy: number
  readonly align: 'left' | 'right' | 'center'
  readonly box: Box
}

const GAP = 11

/** One place for each label, in the order given; `plot` is the room there is. `lines`: better not covered either. */
export function placeLabels(
  labels: readonly ChartLabel[],
  plot: Box,
  lines: readonly Box[],
): readonly LabelPlacement[] {
  const points = labels.map(({ x, y }): Box => ({ left: x - 7, top: y - 7, right: x + 7, bottom: y + 7 }))
  const taken: Box[] = []
  return labels.map((label, index) => {
    const candidates = candidatePlacements(label)
    const others = points.filter((_, at) => at !== index)
    const best = candidates
      .map((placement, rank) => ({
        placement,
        cost: placementCost(placement.box, others, taken, lines, plot) + rank * 6,
      }))
      .reduce((one, other) => (other.cost < one.cost ? other : one))
    taken.push(best.placement.box)
    return best.placement
  })
}

/** Right, left, above, below, and the corners, near and a step further away. */
function candidatePlacements({ x, y, width, height }: ChartLabel): LabelPlacement[] {
  const half = height / 2
  return [GAP, GAP + height, GAP + 2 * height].flatMap((distance) => {
    const isNear = distance === GAP
    const sides = isNear
      ? [placement(x, y, GAP, 0, 'left', width, half), placement(x, y, -GAP, 0, 'right', width, half)]
      : []
    return [
      ...sides,
      placement(x, y, 0, -distance - half + 3, 'center', width, half),
      placement(x, y, 0, distance + half - 3, 'center', width, half),
      placement(x, y, GAP - 2, -distance - half + 8, 'left', width, half),
      placement(x, y, GAP - 2, distance + half - 8, 'left', width, half),
      placement(x, y, 2 - GAP, -distance - half + 8, 'right', width, half),
      placement(x, y, 2 - GAP, distance + half - 8, 'right', width, half),
    ]
  })
}

function placement(
  x: number,
  y: number,
  dx: number,
  dy: number,
  align: LabelPlacement['align'],
  width: number,
  half: number,
): LabelPlacement {
  const left = align === 'left' ? x + dx : align === 'right' ? x + dx - width : x + dx - width / 2
  return { dx, dy, align, box: { left, top: y + dy - half, right: left + width, bottom: y + dy + half } }
}

/** Area in common with what is there already; what falls outside counts most. */
function placementCost(
  box: Box,
  points: readonly Box[],
  taken: readonly Box[],
  lines: readonly Box[],
  plot: Box,
): number {
  const outside = area(box) - overlap(box, plot)
  const covered = [
    ...taken.map((other) => 4 * overlap(box, other)),
    ...points.map((other) => 6 * overlap(box, other)),
    ...lines.map((other) => overlap(box, other)),
  ]
  return 20 * outside + covered.reduce((sum, each) => sum + each, 0)
}

const area = ({ left, top, right, bottom }: Box): number => Math.max(0, right - left) * Math.max(0, bottom - top)

const overlap = (one: Box, other: Box): number =>
  Math.max(0, Math.min(one.right, other.right) - Math.max(one.left, other.left)) *
  Math.max(0, Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top))
