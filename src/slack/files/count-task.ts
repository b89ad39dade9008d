/** Counting the data of a file that Slack holds: what the thread that does it is told, and what it says. */
import type { RunRecords } from '../../dataset/record-tally.ts'
import type { DatasetCount } from '../../dataset/count-dataset.ts'

export type CountTask = {
  /** Where the bytes are, and the token that Slack gives them for. */
  readonly address: string
  readonly token: string
  readonly name: string
  /** Bytes, as Slack says. */
  readonly size: number
  /** Whose vocabulary counts; null: no model was named. */
  readonly model: { readonly name: string; readonly family: string } | null
  readonly sequenceLength: number
}

export type CountReply =
  /** `note`: what is to be known of the tokenizer; '' where its is the model's own. */
  | { readonly kind: 'counted'; readonly count: DatasetCount; readonly note: string }
  /** It was no data but the record of a run. */
  | { readonly kind: 'run'; readonly records: RunRecords }
  /** It was a trainer's configuration, or what starts one. */
  | { readonly kind: 'config'; readonly text: string }
  /** A sentence for whoever sent the file. */
  | { readonly kind: 'unreadable'; readonly reason: string }
