/** "Images are bigger, about 1,500 tokens apiece", "the text is just 100 tokens": of which of the two a length is. */
import type { GrammarResult, Slot } from '../grammar/slots.ts'
import { type RecognizedText, wordsIn } from '../recognizers/recognized-text.ts'
import type { Scenario } from '../../scenario/scenario.ts'

const image = '(?:images?|pictures?|photos?|pics?|scans?|screenshots?|pages?)'
/** What the length is of stands before it. */
const ofImage = new RegExp(String.raw`\b${image}\b(?:(?!\btexts?\b|\d).){0,60}\d[\d.,]*k?(?: image)? tokens?\b`, 'iu')
const ofText = /\b(?:texts?|captions?|words|questions?|answers?)\b(?:(?!\d).){0,40}\d[\d.,]*k? tokens?\b/iu
const lengths: ReadonlySet<string> = new Set(['tokens', 'length', 'imageTokens', 'imageCount'])
/** More tokens than this are those of all examples. */
const maxLength = 32_768

/** Of which of the two a text tells a length; null where the plan has no images, or nothing tells. */
export const lengthTold = (text: string, { spec }: Scenario): 'imageTokens' | 'length' | null =>
  spec.imageCount === null ? null : ofImage.test(text) ? 'imageTokens' : ofText.test(text) ? 'length' : null

/** What the grammar finds, with the one length of the text as one of the image or of its text; null where the plan has no images, or nothing tells. */
export function withImageLength(
  recognized: RecognizedText,
  found: GrammarResult,
  { scenario }: { readonly scenario: Scenario },
): GrammarResult | null {
  const measure = lengthTold(wordsIn(recognized)(0, recognized.tokens.length), scenario)
  const numbers = found.slots.filter((slot) => slot.role === 'quantity' && lengths.has(slot.measure))
  const [only, ...others] = numbers
  if (measure === null || only?.role !== 'quantity' || others.length > 0) return null
  if (only.measure === measure || only.amount.value > maxLength) return null
  const slot: Slot = { ...only, measure, amount: { ...only.amount, measure } }
  return { ...found, slots: found.slots.map((one) => (one === only ? slot : one)) }
}
