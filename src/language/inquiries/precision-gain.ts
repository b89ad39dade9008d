/** "How much faster does fp8 make it": the gain of FP8 is asked, and the text without that. */
import { collapseSpaces } from '../text/characters.ts'

const fp8 = String.raw`(?:fp8|8-bit float(?:s|ing point)?)(?: (?:training|compute|precision|matmuls?))?`
const verbs = String.raw`(?:does|would|will|do|can|is|could)`
const forms: readonly RegExp[] = [
  new RegExp(
    String.raw`\bhow (?:much|many times) (?:faster|quicker|cheaper|time|money|speed-?up)\b[^.?!\n]{0,20}?\b${fp8}(?: (?:make|be|get|run|train|save|help|give|bring)s?)?(?: (?:me|us|you))?(?: (?:for|on|with|at))?(?=\s|[?,.]|$)`,
    'iu',
  ),
  new RegExp(
    String.raw`\b${verbs} ${fp8} (?:really |actually )?(?:pay(?: off)?|help(?: (?:much|at all))?|worth(?: it)?|make sense|make (?:it |things )?(?:much )?(?:faster|cheaper)|save (?:much|anything|money|time)|speed (?:it|things) up|gain (?:much|anything|something))\b(?: (?:for|on|with|at))?`,
    'iu',
  ),
  new RegExp(
    String.raw`\b(?:speed-?up|gain|saving|benefit) (?:of|from|with) ${fp8}(?: (?:for|on|with|over bf16|vs\.? bf16|against bf16))?`,
    'iu',
  ),
]
const lead = /^\W{0,3}(?:what(?:'s|’s| is)(?: the)?|the) ?/iu

/** Null where no gain of FP8 is asked for. */
export function withoutPrecisionGain(text: string): string | null {
  if (!/fp8|8-bit float/iu.test(text)) return null
  const found = forms.map((form) => form.exec(text)).find((match) => match !== null)
  if (found == null) return null
  const rest = collapseSpaces(
    text.replace(found[0], ' ').replaceAll(/\b(?:over|vs\.?|versus|against|instead of|than) bf16\b/giu, ' '),
  )
  return rest.replace(lead, '')
}
