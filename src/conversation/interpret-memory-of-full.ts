/** Why full fine-tuning takes so much memory, in bytes a parameter, and what takes less. */
import { memoryOfFullIn } from '../language/inquiries/memory-of-full.ts'
import { memoryOfFullSentences } from '../presentation/content/inquiries/memory-of-full-sentences.ts'
import { knownInquiry, type SpecReader } from './part-readers.ts'

/** A size that people mean who name none. */
const usualParams = 8e9

/** Null where no reason for it is asked. */
export const memoryOfFullOf: SpecReader = (text, specOf, _request, { catalog }) => {
  const asked = memoryOfFullIn(text)
  if (asked === null) return null
  const sized = /(?<![\w.])(\d{1,3}(?:\.\d)?) ?b\b/iu.exec(asked.rest)?.[1]
  const params = sized === undefined ? specOf(asked.rest).params : Number(sized) * 1e9
  const { states } = catalog.inquiryFacts.rules
  return knownInquiry(
    'memory of full',
    memoryOfFullSentences({ ...asked, params: params ?? usualParams, isNamed: params !== null, states }),
  )
}
