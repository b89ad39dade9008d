/** The phrases of data/lexicon, put into the trie with their meanings. */
import type { Lexicon, LexiconEntry } from '../../catalog/lexicon.ts'
import type { PhraseListName } from '../../catalog/phrase-lists.ts'
import { type PhraseTrie, expandPattern } from './phrase-trie.ts'
import type { Amount, Meaning } from './meanings.ts'
import { isListed } from './wide-pattern.ts'

/** A pattern of phrases and what it means. */
type PhraseMeaning = { readonly pattern: string; readonly means: Meaning }

/** Adds every phrase of `lexicon`; the first meaning of a phrase holds. */
export function addLexiconPhrases(lexicon: Lexicon, phrases: PhraseTrie<Meaning>): void {
  const meanings = [...lexicon.phrases.keys()].flatMap((name) => phraseMeanings(lexicon, name))
  for (const { pattern, means } of meanings) phrases.add(pattern, means)
  // Keys of configuration files in one word: "gpuCount", "sequenceLength", "numtrainepochs".
  for (const { pattern, means } of meanings) {
    if (means.kind !== 'measure' && means.kind !== 'field' && means.kind !== 'switch') continue
    if (!pattern.includes(' ') || !isListed(pattern)) continue
    for (const spelling of expandPattern(pattern)) {
      if (spelling.includes(' ')) phrases.add(spelling.replaceAll(' ', ''), means)
    }
  }
}

/** One file of the lexicon; units of text stand before the other units of data. */
export function phraseMeanings(lexicon: Lexicon, name: PhraseListName): readonly PhraseMeaning[] {
  const listed = (lexicon.phrases.get(name) ?? []).flatMap(meaningsOf)
  return name === 'data-units' ? [...textUnits(lexicon), ...listed] : listed
}

const meaningsOf = ({ phrases, means }: LexiconEntry): readonly PhraseMeaning[] =>
  phrases.map((pattern) => ({ pattern, means }))

/** "500 words", "20 tokens per parameter" */
function textUnits({ textUnits: { units, perParameter } }: Lexicon): readonly PhraseMeaning[] {
  return [
    ...units.flatMap(({ tokens, each, note, phrases }) =>
      phrases.map((pattern): PhraseMeaning => ({
        pattern,
        means: {
          kind: 'measure',
          measure: each === true ? 'length' : 'tokens',
          side: 'after',
          factor: tokens.base,
          note,
        },
      })),
    ),
    ...perParameter.flatMap(({ tokens, note, phrases }) =>
      phrases.map((pattern): PhraseMeaning => ({ pattern, means: tokensPerParameter(tokens.base, note) })),
    ),
  ]
}

const tokensPerParameter = (tokens: number, note: string): Amount => ({
  kind: 'amount',
  value: tokens,
  unitValue: tokens,
  magnitude: '',
  capital: false,
  measure: 'tokens',
  inWords: true,
  perParameter: true,
  note,
})

/** Models that people name and the catalog lacks; of some the size is known. */
export function addMissingModels({ outOfCatalog }: Lexicon, phrases: PhraseTrie<Meaning>): void {
  const missing = {
    kind: 'out-of-catalog',
    what: 'model',
    sentence: 'Give a size instead, such as 7B: most of the cost depends on it.',
  } as const
  for (const { phrases: patterns, params } of outOfCatalog.modelSizes)
    for (const pattern of patterns) phrases.add(pattern, { ...missing, bySize: true, params: params.base })
  for (const pattern of outOfCatalog.models) phrases.add(pattern, missing)
  for (const pattern of outOfCatalog.modelsBySize) phrases.add(pattern, { ...missing, bySize: true })
}
