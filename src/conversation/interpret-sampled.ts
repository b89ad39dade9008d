/** "yolo11m on 80k images": a model of pictures whose name ends in what reads as a size of its own. */
import type { InquiryFacts } from '../catalog/inquiry-facts.ts'
import { readSampled } from '../language/inquiries/sampled-inquiry.ts'
import { type FoundInterpretation, inquiryOf, type ReadPart } from './part-readers.ts'

const endsInSize = /[a-z]\W?v?\d{1,3}[mb]$/iu
/** Of few texts the names are looked for, which takes longer than to read most. */
const hasSuchName = /[a-z]\W?v?\d{1,3}[mb](?![\w-])/iu

/** Null where no such name stands in the text, or it tells nothing of how much. */
export function sampledOf(text: string, readPart: ReadPart, facts: InquiryFacts): FoundInterpretation {
  if (!hasSuchName.test(text)) return null
  const found = readSampled({ text, understanding: readPart(text), facts })
  return found?.kind === 'samples' && endsInSize.test(found.name) ? inquiryOf(found) : null
}
