/** "2.95 on demand, 2.10 with 3 months commitment. We wouldn't commit": a price that nobody takes is none of the job's. */

const refusal =
  /\b(?:(?:wo|would|do|ca|could|ai)n['’]t|not|never|cannot|no need to) (?:(?:want|going|like|able|planning) to |be )?(?:commit(?:ting)?|reserv(?:e|ing)|sign(?:ing)?|lock(?:ing)? in)\b|\b(?:no|without(?: an?)?) (?:commitments?|reservations?|contracts?|term)\b/iu
const term = /\b(?:commit\w*|reserv\w*|contract|term)\b/iu
const price = /(?<![\w.])[$€£]? ?\d{1,3}[.,]\d{1,3}(?![\d%])/u
const maxLength = 2000

/** The text without the clause of the price that binds, where another price is given and binding is refused. */
export function withoutRefusedTerm(text: string): string {
  if (text.length > maxLength || !refusal.test(text)) return text
  const parts = text.split(/(,\s|;|\n|\.\s|\bor\b)/u)
  const isPriced = (part: string): boolean => price.test(part)
  const bound = parts.flatMap((part, at) => (isPriced(part) && term.test(part) && !refusal.test(part) ? [at] : []))
  const [only, ...others] = bound
  if (only === undefined || others.length > 0 || parts.filter(isPriced).length < 2) return text
  return parts.filter((_, at) => at !== only && at !== only - 1).join('')
}
