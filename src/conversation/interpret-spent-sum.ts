/** A sum that was spent, without a job: what of it stood idle, and how long the rest lasts. */
import { idleSumIn, usedUpSumIn } from '../language/inquiries/spent-sum.ts'
import { idleSumSentences, usedUpSumSentences } from '../presentation/content/inquiries/spent-sum-sentences.ts'
import { knownInquiry, type SpecReader } from './part-readers.ts'

/** Null where no such sum is told, or a job is. */
export const spentSumOf: SpecReader = (text, specOf) => {
  const idle = idleSumIn(text)
  const usedUp = idle === null ? usedUpSumIn(text) : null
  if (idle === null && usedUp === null) return null
  const { params, tokens } = specOf(text)
  if (params !== null || tokens !== null) return null
  if (idle !== null) return knownInquiry('idle-sum', idleSumSentences(idle))
  return usedUp === null ? null : knownInquiry('used-up-sum', usedUpSumSentences(usedUp))
}
