/** The name of a model that nobody knows, before the size that it is planned by. */
import type { Mention } from '../lexicon/meanings.ts'
import { isStopword } from '../lexicon/stopwords.ts'
import type { Draft } from './scenario-draft.ts'
import type { ResolverInput } from './resolver.ts'

/** "TowerInstruct 7B", "salamandra 7b", "solar pro 22b": what is no word of everyday sentences right before a size; null: there is none. */
export function unknownNameBefore(
  at: number,
  { mentions }: ResolverInput['recognized'],
  draft: Draft,
  vocabulary: ResolverInput['vocabulary'],
): string | null {
  const index = mentions.findIndex(({ to, meaning }) => to === at && meaning.kind === 'unknown')
  const [before, mention] = [mentions[index - 1], mentions[index]]
  if (mention === undefined) return null
  const words = (one: Mention): string => draft.words(one).trim()
  const isName = (one: Mention): boolean => {
    const word = words(one)
    const isForeign =
      !vocabulary.locales.englishWords.has(word.toLowerCase()) && !isStopword(word.toLowerCase(), vocabulary)
    return /^\p{L}[\p{L}\d._-]{2,}$/u.test(word) && (isForeign || /^.+\p{Lu}|\d|^\p{Lu}\p{Ll}{3,}$/u.test(word))
  }
  if (!isName(mention)) return null
  const isOfTwo =
    before?.to === mention.from &&
    before.meaning.kind === 'unknown' &&
    !isStopword(words(before).toLowerCase(), vocabulary)
  return isOfTwo ? `${words(before)} ${words(mention)}` : words(mention)
}

/** "transformer", "protein language model 650M params": what kind of model it is, and no name of one. */
export const isKindAlone = (words: string): boolean => kindAlone.test(words)
const kindAlone =
  /^(?:(?:an?|the|my|our|own|new|small|tiny|large|custom|dense|causal|masked|autoregressive|encoder|decoder|only|vision|code|chat|base|speech|text|music|protein|dna|genomic|chemical|molecular|time|series|foundation|language|multilingual|domain|sequence|generative|neural)[ -]?){0,6}(?:transformers?|models?|decoders?|encoders?|s?lms?|llms?|networks?|nets?|backbones?)(?:[ ,-]{1,2}(?:of|with|at|about|around|~)?[ ~]?\d[\w.]{0,8}(?: ?[bm](?:illion|n)?)?(?: ?(?:params?|parameters?|weights))?)?$/iu
