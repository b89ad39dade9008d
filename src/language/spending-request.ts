/** Whether a text asks for the digest or what was spent: a request about the team's money, and not about a job. */

export type SpendingRequest = {
  /** `digest`: the month, and what moved in the week. */
  readonly kind: 'digest' | 'spent'
  /** Months before this one. */
  readonly monthsBack: 0 | 1
}

const digestPattern =
  /^(?:(?:the |a |our |show |give me |post )*(?:weekly |monthly )?(?:digest|ledger))(?: please| now)?$/
const spentPattern =
  /^(?:so )?(?:(?:what|how much)(?: money)?(?: did| do| have| has|'ve| was)?(?: we| i| the team| this channel| our team)?(?: already)? (?:spend|spent)|(?:our |the |my |total |show )*spend(?:ing)?)(?: so far)?(?: (?:in|on gpus|on training|here|for))*(?: (?:the )?(this|last|past|previous|current) month| month to date)?(?: so far| here| in this channel| on gpus)*$/

/** Null: it asks something else. Every word of it must be of the question. */
export function spendingRequestIn(text: string): SpendingRequest | null {
  const words = text
    .toLowerCase()
    .replaceAll('’', "'")
    .replace(/[?!.]+$/, '')
    .replaceAll(/\s+/g, ' ')
    .trim()
  if (digestPattern.test(words)) return { kind: 'digest', monthsBack: 0 }
  const spent = spentPattern.exec(words)
  if (spent === null) return null
  return { kind: 'spent', monthsBack: /^(?:last|past|previous)$/.test(spent[1] ?? '') ? 1 : 0 }
}
