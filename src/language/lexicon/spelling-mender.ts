/** Spellings of chats, and slips of letters in common words, by the plain spelling. */
import type { Lexicon } from '../../catalog/lexicon.ts'
import { once } from '../../once.ts'
import { phraseReplacer } from './phrase-replacer.ts'

/** The text in plain spelling; of a word that may be two, or is one of its own, nothing is changed. */
export function spellingMender({
  chatSpellings,
  commonWords,
}: Pick<Lexicon, 'chatSpellings' | 'commonWords'>): (text: string) => string {
  const ofChats = phraseReplacer(chatSpellings)
  const slips = once(() => slipsOf(commonWords.words, new Set([...commonWords.words, ...commonWords.otherWords])))
  return (text) => ofChats(text).replaceAll(word, (typed) => slips().get(typed.toLowerCase()) ?? typed)
}
const word = /(?<![\p{L}\p{N}._/@#:-])\p{L}[a-z]{3,15}(?![\p{L}\p{N}_/@]|-\p{L}|\.\p{L})/gu
const shortest = 4

/** By what is typed with two letters swapped, one left out or one doubled: the word that is meant. */
function slipsOf(words: readonly string[], known: ReadonlySet<string>): ReadonlyMap<string, string> {
  const slips = new Map<string, string>()
  const ambiguous = new Set<string>()
  for (const plain of words)
    for (const slip of slipsOfWord(plain)) {
      if (known.has(slip) || slip.length < shortest) continue
      if (slips.has(slip) && slips.get(slip) !== plain) ambiguous.add(slip)
      slips.set(slip, plain)
    }
  for (const slip of ambiguous) slips.delete(slip)
  return slips
}

/** The first letter is right as a rule. */
function slipsOfWord(plain: string): ReadonlySet<string> {
  const slips = new Set<string>()
  for (let at = 1; at < plain.length; at += 1) {
    const [before, letter, after] = [plain.slice(0, at), plain.charAt(at), plain.slice(at + 1)]
    slips.add(before + after)
    slips.add(before + letter + letter + after)
    if (after !== '') slips.add(before + after.charAt(0) + letter + after.slice(1))
  }
  return slips
}
