/** What a job takes on a notebook that is paid for in units. */
import type { Option } from '../../../recommend/recommendation.ts'
import { type DisplayNames } from '../../format/display-names.ts'
import { formatDuration, formatUsd } from '../../format/number-format.ts'

/** Before the plan: the least card there that does it in a session; null: none does. */
export const paidNotebookLead = (
  run: { readonly best: Option; readonly usd: number } | null,
  names: DisplayNames,
): string =>
  run === null
    ? 'Not on Colab in one session; rented'
    : `No need to rent: Colab does it on its ${names.gpu(run.best.gpu)} in about ${formatDuration(run.best.hours.p50)}, some ${formatUsd(run.usd)} of its units. Rented instead`

/** What is not promised there. `fits`: a card there holds it. */
export const paidNotebookSentence = (fits: boolean, sessionHours: number): string =>
  fits
    ? `Colab: units at $10 a hundred, by one reader’s figures; which card is there is not promised, and a session ends after some ${sessionHours} h, 24 h with Pro+ (recalled): save to Drive as it runs.`
    : 'No card that Colab has been seen with holds it.'
