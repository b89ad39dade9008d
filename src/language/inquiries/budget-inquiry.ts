/** "What can I train with $300?": money, and no data. */
import { ignoredWords } from '../resolution/unused-words.ts'
import type { Inquiry, InquiryInput } from './inquiry.ts'

const asksWhat =
  /\b(?:what|what'?s|whats|token budget|which|how (?:big|large|much|many|far)|biggest|largest|anything|something)\b/i
const asksSize = /\b(?:(?:biggest|largest|which|what) (?:size|model|llm)|how (?:big|large))\b/i
const asksUse =
  /\b(?:(?:re|pre-?)?train\w*|(?:fine-?)?tun\w+|afford|buys?|get|gets|do|possible|build|model|data|tokens|examples|token budget)\b/i

export function readBudget({ text, understanding }: InquiryInput): Inquiry | null {
  const { draft } = understanding
  if (draft.get('budgetUsd') === null || draft.issues.length > 0) return null
  // With data it is the model that is asked for.
  const asksModel = draft.get('params') === null && asksSize.test(text)
  if (draft.get('tokens') !== null && !asksModel) return null
  if (!asksWhat.test(text) || !asksUse.test(text)) return null
  return {
    kind: 'budget',
    spec: draft.finish().spec,
    unused: ignoredWords(understanding).filter((words) => !asksWhat.test(words)),
  }
}
