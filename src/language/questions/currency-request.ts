/** "In euros please", "what is that in pounds?", "dollars only": how bills are told, and nothing else. */
import type { IntentPhrases } from '../../catalog/intent-phrases.ts'

/** `text`: lower case. Every word has to be one of these, so that talk of pounds is left alone. */
export function isCurrencyRequest(text: string, { names, around }: IntentPhrases['currency']): boolean {
  const words = text.split(/[^\p{L}\p{N}€£¥₹]+/u).filter((word) => word !== '')
  const [last] = words.slice(-1)
  const isCurrency = (word: string): boolean => names.test(word) || ['€', '£', '¥', '₹'].includes(word)
  // "pounds" alone is of anything; "euros please", "in euros" and "€?" are not.
  const asks = words.length > 1 || last === '€' || last === '£'
  return asks && words.some(isCurrency) && words.every((word) => isCurrency(word) || around.test(word))
}
