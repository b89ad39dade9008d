/** The month in which a model or a data set came out, as its name has it: "Command R 32B (08-2024)", "v2 (2024-11)". */
import type { Mention } from '../lexicon/meanings.ts'
import { isOneOrTwoDigits, isYear } from '../text/characters.ts'
import type { RecognizerInput } from './recognizer.ts'

/** A month and a year in brackets: it tells nothing of a job. */
export function recognizeRelease({ tokens }: RecognizerInput, at: number): Mention | null {
  const [open, first, joint, second, close] = tokens.slice(at, at + 5)
  const isBracketed = open?.text === '(' && close?.text === ')' && joint?.adjacent === true && second?.adjacent === true
  if (!isBracketed || !['-', '/'].includes(joint.text)) return null
  const [month, year] = isYear(second.text) ? [first, second] : [second, first]
  const isMonth = isOneOrTwoDigits(month?.text ?? '') && Number(month?.text) >= 1 && Number(month?.text) <= 12
  return isMonth && isYear(year?.text ?? '') ? { from: at, to: at + 5, meaning: { kind: 'function-word' } } : null
}
