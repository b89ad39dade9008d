/** "One 8xH100 node for a month: 10 TB storage, 5 TB egress": GPUs for a time with what is rented beside them. */
import { rentalExtrasIn } from '../language/inquiries/rental-extras.ts'
import { ratesIn } from '../language/inquiries/quoted-rate.ts'
import { readInquiry } from '../language/read-inquiry.ts'
import type { EngineContext } from './engine-context.ts'
import type { Interpretation } from './interpretation.ts'
import { inquiryOf } from './part-readers.ts'
import type { RequestContext } from './request.ts'

/** Null where nothing is rented beside GPUs, or a job is named. */
export function rentedMachineOf(
  text: string,
  { today }: RequestContext,
  { vocabulary, catalog }: EngineContext,
): Interpretation | null {
  const found = rentalExtrasIn(text)
  // What is quoted is judged with its own storage.
  if (found === null || ratesIn(text) !== null) return null
  const rented = readInquiry(found.rest, vocabulary, catalog.inquiryFacts, today)
  return rented?.kind === 'prices' ? inquiryOf({ ...rented, beside: found.extras }) : null
}
