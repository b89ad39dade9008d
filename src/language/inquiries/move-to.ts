/** "… stay or move to H100?", "and would an H100 save money?": the clause that asks for other GPUs, and the text without it. */
import type { GpuId } from '../../catalog/ids.ts'
import type { InquiryWords } from '../../catalog/inquiry-facts.ts'
import { gpuPattern } from '../text/gpu-pattern.ts'

/** Other GPUs for a run whose speed was measured; null: as many as before, and a price on record. */
export type PaceMove = {
  readonly gpus: readonly GpuId[]
  readonly gpuCount: number | null
  readonly usdPerGpuHour: number | null
}

const clauses = /(?<=[.?!;:])\s+|,\s+(?=(?:and|or|but|would|should|is|are|will|worth|stay)\b)/iu
const gpu = new RegExp(String.raw`(?<![\w.])(?:\d{1,3} ?x ?)?${gpuPattern}s?\b`, 'iu')
/** A speed is told there. */
const speed = /\btok(?:en)?s? ?(?:\/|per) ?s/iu
const maxLength = 600

/** Null where no other GPUs are asked about. */
export function moveIn(
  text: string,
  { moved }: InquiryWords,
): { readonly clause: string; readonly rest: string } | null {
  if (text.length > maxLength) return null
  const parts = text.split(clauses)
  const clause = parts.find((part) => gpu.test(part) && moved.test(part) && !speed.test(part))
  const rest = clause === undefined ? '' : text.replace(clause, ' ')
  // Where the run is now is told elsewhere.
  return clause === undefined || !gpu.test(rest) ? null : { clause, rest }
}
