/** "In euros please", "what is that in pounds?", "dollars only": how bills are told, and nothing else. */

/** Small words that ask for it, or point at the bill. */
const smallWords =
  /^(?:and|so|ok|okay|now|please|pls|thanks|what|how|much|is|are|would|will|be|that|this|it|the|all|total|totals|bill|bills|cost|costs|price|prices|amount|amounts|figures|show|give|tell|convert|converted|say|me|us|in|to|into|as|can|could|you|i|we|have|see|get|only|instead|again|back|also|too|us|everything|rather)$/
const currencyWord =
  /^(?:euros?|eur|pounds?|gbp|sterling|quid|chf|francs?|swiss|british|indian|japanese|jpy|yen|inr|rupees?|usd|dollars?)$/

/** `text`: lower case. Every word has to be one of these, so that talk of pounds is left alone. */
export function isCurrencyRequest(text: string): boolean {
  const words = text.split(/[^\p{L}\p{N}€£¥₹]+/u).filter((word) => word !== '')
  const [last] = words.slice(-1)
  const isCurrency = (word: string): boolean => currencyWord.test(word) || /^[€£¥₹]$/u.test(word)
  // "pounds" alone is of anything; "euros please", "in euros" and "€?" are not.
  const asks = words.length > 1 || last === '€' || last === '£'
  return asks && words.some(isCurrency) && words.every((word) => isCurrency(word) || smallWords.test(word))
}
