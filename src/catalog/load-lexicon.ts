/** The words of data/lexicon, each file by its schema. */
import type * as z from 'zod'
import { intentPhrasesSchema } from './intent-phrases.ts'
import { phraseListNames } from './phrase-lists.ts'
import { topicPhrasesSchema } from './topic-phrases.ts'
import {
  ambiguousNamesSchema,
  commonWordsSchema,
  figuresOfSpeechSchema,
  questionLikenessSchema,
  stopwordsSchema,
} from './common-words.ts'
import {
  currencyWordsSchema,
  gpuWordsSchema,
  magnitudesSchema,
  outOfCatalogSchema,
  phraseListSchema,
  providerWordsSchema,
  replyWordsSchema,
  textUnitsSchema,
  type Lexicon,
  type LexiconEntry,
} from './lexicon.ts'
import { modelWordsSchema } from './model-words.ts'

/** `read`: a file of the folder by its name, checked. Throws what it throws. */
export function readLexicon(read: <T>(name: string, schema: z.ZodType<T>) => T): Lexicon {
  return {
    phrases: new Map(phraseListNames.map((name) => [name, entriesOf(read(name, phraseListSchema))])),
    magnitudes: read('magnitudes', magnitudesSchema),
    currencyWords: read('currency-words', currencyWordsSchema),
    textUnits: read('text-units', textUnitsSchema),
    outOfCatalog: read('out-of-catalog', outOfCatalogSchema),
    providers: read('provider-names', providerWordsSchema),
    gpus: read('gpu-names', gpuWordsSchema),
    models: read('model-names', modelWordsSchema),
    ambiguousNames: read('ambiguous-names', ambiguousNamesSchema),
    stopwords: read('stopwords', stopwordsSchema),
    figuresOfSpeech: read('figures-of-speech', figuresOfSpeechSchema).plainly,
    chatSpellings: read('chat-spellings', figuresOfSpeechSchema).plainly,
    commonWords: read('common-words', commonWordsSchema),
    alikeInQuestions: read('question-words', questionLikenessSchema).alike,
    replyWords: read('reply-words', replyWordsSchema),
    intentPhrases: read('intent-phrases', intentPhrasesSchema),
    topicPhrases: read('topic-phrases', topicPhrasesSchema).topics,
  }
}

/** The phrases of a file, those of its places behind the others. */
function entriesOf({ entries, places }: z.infer<typeof phraseListSchema>): readonly LexiconEntry[] {
  const ofPlaces = Object.entries(places?.names ?? {}).flatMap(([value, names]): readonly LexiconEntry[] => {
    const means = { kind: 'field-value', field: 'region', value } as const
    const sure = (places?.sure ?? []).map((phrase) => phrase.replace('{names}', names.join('|')))
    return [
      { means, phrases: sure },
      { means: { ...means, ambiguous: true }, phrases: names },
    ]
  })
  return [...entries, ...ofPlaces]
}
