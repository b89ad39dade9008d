/** Gigabytes in a thread: of data only where data are spoken of; else of a GPU's memory or a disk. */
import type { RecognizedText } from '../recognizers/recognized-text.ts'
import type { Slot } from './slots.ts'

const dataWords = new Set(
  'dedup dedupe deduplication deduping cleaning filtering crawl data dataset datasets corpus text texts txt jsonl json csv parquet file files doc docs documents logs dump english plain raw pdf pdfs code html transcripts emails tickets chats set'.split(
    ' ',
  ),
)

/** "16 GB" of a thread is no amount of data by itself. */
export function withoutMemory(slots: readonly Slot[], { tokens }: RecognizedText): readonly Slot[] {
  const isBytes = (slot: Slot): boolean => slot.role === 'quantity' && slot.measure === 'bytes'
  if (!slots.some(isBytes) || tokens.some(({ text }) => dataWords.has(text))) return slots
  return slots.filter((slot) => !isBytes(slot))
}
