/** "What can I train with $300?": money, and no data. */
import { leftOutWords } from '../resolution/unused-words.ts'
import type { Inquiry, InquiryInput } from './inquiry.ts'

const asksWhat = /\b(?:what|which|how (?:big|large|much|many|far)|anything|something)\b/i
const asksUse =
  /\b(?:(?:re|pre-?)?train\w*|(?:fine-?)?tun\w+|afford|buys?|get|gets|do|possible|build|model|data|tokens|examples)\b/i

export function readBudget({ text, understanding }: InquiryInput): Inquiry | null {
  const { draft } = understanding
  if (draft.get('budgetUsd') === null || draft.get('tokens') !== null || draft.issues.length > 0) return null
  if (!asksWhat.test(text) || !asksUse.test(text)) return null
  return { kind: 'budget', spec: draft.finish().spec, unused: leftOutWords(understanding) }
}
