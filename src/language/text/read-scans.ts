/** "Scans already OCR'd to text": texts, and no pictures any more. */

const read = String.raw`(?:(?:all|already|which|that|they|have|been|are|were|is|went|run|ran|put|got|fully|just) ){0,5}(?:ocr(?:[-'’]?e?d)\b|(?:through|by|with) ocr\b|read by ocr\b)(?: (?:(?:in)?to|as) (?:plain |raw |clean )?texts?)?`
const forms: readonly (readonly [RegExp, string])[] = [
  [new RegExp(String.raw`\b(?:scans|scanned (?:pages|documents|docs|files|pdfs|images))\b(?: of ([\p{L}-]{3,20}))?,? ?\(?${read}\)?`, 'giu'), '$1 texts'],
  [new RegExp(String.raw`\bscanned ([\p{L}-]{3,20}),? ?\(?${read}\)?`, 'giu'), '$1'],
] // prettier-ignore

/** The text with such scans said as the texts that they are. */
export const withReadScans = (text: string): string =>
  forms.reduce((rest, [form, words]) => rest.replace(form, words), text)
