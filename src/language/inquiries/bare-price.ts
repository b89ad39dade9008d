/** "Paying 3.4", "at $2.6", "1.35/gpu": dollars of a GPU and hour that do not say so. */

const price =
  /(?:\b(?:at|for|paying|pay|costing)|@) ?(?:about )?(\$ ?)?(\d{1,2}(?:\.\d{1,2})?)(?: ?(?:\/|per|an?) ?(?:gpu|card)s?)?(?![\w%]|[.,:]\d| ?(?:%|x\b|[a-z]{0,2}b\b|(?:\w+ )?(?:gpus?|cards?|nodes?|hours?|days?|weeks?|months?|h\b|d\b|runs?|tokens?|tok|[kmb]\b|epochs?|[abhlv]\d)))/iu
const ofGpu = /(?<![\w.])(\$ ?)?(\d{1,2}(?:\.\d{1,2})?) ?(?:\/|per) ?(?:gpu|card)\b(?! ?(?:node|min|s\b))/iu
const most = 20

/** Null where none is named. */
export function barePriceIn(text: string): { readonly usd: number; readonly words: string } | null {
  for (const pattern of [ofGpu, price]) {
    const [words, sign, digits = ''] = pattern.exec(text) ?? []
    const usd = Number(digits)
    // "At 8" counts something.
    if (words !== undefined && usd > 0 && usd <= most && (sign !== undefined || digits.includes('.')))
      return { usd, words }
  }
  return null
}
