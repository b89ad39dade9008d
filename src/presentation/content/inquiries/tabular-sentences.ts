/** What trees on a table take, in sentences. */
import type { RulesOfThumb } from '../../../catalog/rules-of-thumb.ts'
import type { TabularSize } from '../../../language/inquiries/tabular-size.ts'
import { formatCount, formatDuration, formatUsd, formatUsdPerHour } from '../../format/number-format.ts'
import { formatSignificant } from '../../format/significant-digits.ts'

type CardOfTable = { readonly name: string; readonly usdPerHour: number; readonly seller: string }

/** Hours of a processor that nobody rents a card to save. */
const shortRun = 0.5

/** How many trees, and the hours of them on 16 cores and on a card. */
export function tabularHours(
  { rows, columns, rounds }: Pick<TabularSize, 'rows' | 'columns' | 'rounds'>,
  tables: RulesOfThumb['tables'],
): { readonly trees: number; readonly onProcessor: number; readonly onCard: number } {
  const trees = rounds ?? tables.rounds.base
  const hoursAt = (cellsPerSecond: number): number => (rows * columns * trees) / cellsPerSecond / 3600
  return { trees, onProcessor: hoursAt(tables.processorCells.base), onCard: hoursAt(tables.cardCells.base) }
}

/** Whether a card is worth renting, then memory, hours and dollars. `card`: the smallest that holds the binned table; null: none does. */
export function tabularSentences(
  { name, rows, columns, rounds }: TabularSize,
  tables: RulesOfThumb['tables'],
  card: CardOfTable | null,
): readonly string[] {
  const cells = rows * columns
  const bytes = cells * tables.cellBytes.base
  const { low, high } = tables.trainingTimes
  const { trees, onProcessor, onCard } = tabularHours({ rows, columns, rounds }, tables)
  const gb = (value: number): string => `${formatSignificant(value / 1e9, 2)} GB`
  const verdict =
    onProcessor <= shortRun
      ? `No: a processor of 16 cores fits “${name}” to it in ${aboutTime(onProcessor)}`
      : card === null
        ? `Not on one card: the table in bins alone is ${gb(cells * tables.binnedBytes.base)}; a processor of 16 cores takes ${aboutTime(onProcessor)}`
        : `Worth it where you try several settings: ${aboutTime(onCard)} a run on one ${card.name}, against ${formatDuration(onProcessor)} on 16 cores`
  return [
    `${verdict} (${formatCount(trees)} trees${rounds === null ? ' assumed' : ''}; recalled, to within a factor of three).`,
    `Memory: ${formatCount(rows)} rows × ${formatCount(columns)} columns × ${tables.cellBytes.base} bytes are ${gb(bytes)}, ${gb(bytes * low.base)} to ${gb(bytes * high.base)} while it loads and trains: ${bytes * high.base > laptopBytes ? 'more than a laptop has, so rent a large processor machine, read it in pieces (external memory), or fit a sample first' : 'what a usual machine has'}. In bins on a card it is about ${gb(cells * tables.binnedBytes.base)}${card === null || onProcessor <= shortRun ? '' : `, which one ${card.name} holds with room to work`}.`,
    ...(card === null || onProcessor <= shortRun
      ? []
      : [
          `Rented: ${formatUsdPerHour(card.usdPerHour)} (${card.seller}), so a run is about ${formatUsd(Math.max(onCard, leastHours) * card.usdPerHour)} with the upload, and fifty settings about ${formatUsd(50 * onCard * card.usdPerHour)}. A tenth of the rows mostly picks the same settings: search there, and fit once on all.`,
        ]),
  ]
}

const aboutTime = (hours: number): string => {
  const words = formatDuration(hours)
  return words.startsWith('under') ? words : `about ${words}`
}

const laptopBytes = 28e9
/** To upload and to set up. */
const leastHours = 1
