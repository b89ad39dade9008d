/** "Which GPU should I buy?", "rent or buy 8 H100s?": no job, and what owning costs against renting. */
import { leftOutWords } from '../resolution/unused-words.ts'
import type { Inquiry, InquiryInput } from './inquiry.ts'

const buyingWords = /\b(?:buy|buying|purchas\w+|invest(?:ing)? in|own(?:ing)? (?:a|an|our|my|gpus?|cards?|hardware))\b/i
const hardwareWords = /\b(?:gpus?|graphics? cards?|cards?|hardware|servers?|machines?|workstations?|rigs?|pcs?)\b/i
const usedWords =
  /\b(?:buy\w*|bought|purchas\w+|rent\w*|own\w*|invest\w*|gpus?|cards?|graphics?|hardware|worth|fine-?tun\w*|train\w*|or|we|should)\b/i

export function readBuying({ text, understanding }: InquiryInput): Inquiry | null {
  const { draft } = understanding
  if (!buyingWords.test(text) || draft.get('tokens') !== null) return null
  const gpus = draft.get('gpus')
  if (gpus === null && !hardwareWords.test(text)) return null
  return { kind: 'buying', gpus, unused: leftOutWords(understanding).filter((words) => !usedWords.test(words)) }
}
