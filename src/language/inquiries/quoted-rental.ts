/** A price by the time that is judged, and what it is used for. */
import type { Scenario } from '../../scenario/scenario.ts'
import type { QuoteExtras } from './quote-extras.ts'
import type { QuotedRate } from './quoted-rate.ts'

/** What a price by the time is judged with. */
export type QuotedRental = {
  readonly rate: QuotedRate
  /** Hours that it is paid for whether used or not; null: no commitment is named. */
  readonly committedHours: number | null
  /** GPU-hours of a month that are used; null where nothing says it. */
  readonly gpuHoursPerMonth: number | null
  /** The job that it is used for, and its runs of a month; null: it is run once. */
  readonly job: { readonly scenario: Scenario; readonly runsPerMonth: number | null } | null
  readonly extras: QuoteExtras | null
}
