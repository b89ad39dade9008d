/** The words of the language as data (data/lexicon). A phrase is a pattern: "full (ft|tune) [run]" is four phrases. */
import * as z from 'zod'
import type { AmbiguousNames, CommonWords, PlainPhrases, Stopwords } from './common-words.ts'
import { fact } from './fact.ts'
import type { IntentPhrases } from './intent-phrases.ts'
import type { TopicPhrases } from './topic-phrases.ts'
import { type LexiconMeaning, lexiconMeaningSchema } from './lexicon-meaning.ts'
import type { ModelWords } from './model-words.ts'
import type { PhraseListName } from './phrase-lists.ts'
import { pickWordsSchema } from './pick-words.ts'
import { runFileWordsSchema } from './run-file-words.ts'

/** Phrases that mean one thing. */
export type LexiconEntry = { readonly phrases: readonly string[]; readonly means: LexiconMeaning }

/** A file of phrases. The first meaning of a phrase holds, within a file and from file to file. */
export const phraseListSchema = z.strictObject({
  note: z.string(),
  /** Places by id, in the same phrases each: `sure` with {names}, and a name by itself, which may be something else. */
  places: z
    .strictObject({
      sure: z.array(z.string().includes('{names}')).min(1),
      names: z.record(z.string(), z.array(z.string().min(1)).min(1)),
    })
    .exactOptional(),
  entries: z.array(z.strictObject({ phrases: z.array(z.string().min(1)).min(1), means: lexiconMeaningSchema })),
})

/** text-units.json: units of text in tokens. */
export const textUnitsSchema = z.strictObject({
  note: z.string(),
  /** Of ordinary English text. */
  bytesPerToken: fact('byte/token'),
  /** `each`: of one example, "12 min per call". */
  units: z.array(
    z.strictObject({
      tokens: fact('token'),
      each: z.literal(true).optional(),
      note: z.string(),
      phrases: z.array(z.string()).min(1),
    }),
  ),
  /** Of text in other languages, with the tokenizers of today; recalled, to within a fifth. */
  languages: z.array(
    z.strictObject({
      bytesPerToken: fact('byte/token'),
      tokensPerWord: fact('token').optional(),
      words: z.array(z.string()).min(1),
    }),
  ),
  /** Of an example whose length nobody said, by what it is called. */
  usualLengths: z.array(z.strictObject({ tokens: fact('token'), words: z.array(z.string()).min(1) })),
  /** The mean example over the longest, where only that is said. */
  shareOfLongest: fact(''),
  /** The least that the mean example is of the sequence length that was set for it. */
  shareOfSequence: fact(''),
  /** The same of sequences from so many tokens on. */
  shareOfLongSequence: fact(''),
  longSequenceFrom: fact('token'),
  /** Amounts of data that follow from the size of the model. */
  perParameter: z.array(
    z.strictObject({ tokens: fact('token'), note: z.string(), phrases: z.array(z.string()).min(1) }),
  ),
})
type TextUnits = z.infer<typeof textUnitsSchema>

const words = z.array(z.string().min(1)).min(1)

/** currency-words.json: how money is written. */
export const currencyWordsSchema = z.strictObject({
  note: z.string(),
  /** The code of each sign, or its codes. */
  // A snapshot keeps no "$" as a key.
  signs: z
    .record(z.string().length(1), z.string().regex(/^[A-Z]{3}(?: or [A-Z]{3})*$/))
    .transform((signs): ReadonlyMap<string, string> => new Map(Object.entries(signs))),
  /** The code of the letters before "$". */
  beforeDollar: z.record(z.string(), z.string().regex(/^[A-Z]{3}$/)),
  /** How sums are written where nobody writes the code. */
  words: z.record(z.string(), z.string().regex(/^[A-Z]{3}$/)),
  /** In lower case, as tokens are. */
  codes: z.array(z.string().regex(/^[a-z]{3}$/)).min(1),
})

/** magnitudes.json: what stands between a number and what it counts. */
export const magnitudesSchema = z.strictObject({
  note: z.string(),
  /** Letters and words that hang on digits, "2B", "500k", and what they multiply by. */
  magnitudes: z.record(z.string(), z.number()),
  /** "2B training tokens", "20k customer support tickets" */
  betweenNumberAndUnit: words,
})
type Magnitudes = z.infer<typeof magnitudesSchema>

/** out-of-catalog.json: names that people type and the catalog does not have. */
export const outOfCatalogSchema = z.strictObject({
  note: z.string(),
  gpus: words,
  models: words,
  /** Dense language models: with a size beside the name, that size is estimated. */
  modelsBySize: words,
  /** Language models whose name tells their size without a number. */
  modelSizes: z.array(z.strictObject({ phrases: words, params: fact('param') })),
  providers: words,
  /** Names of which several GPUs go by. */
  undecidedGpus: z.array(z.strictObject({ phrases: words, sentence: z.string(), alternatives: words })),
})
type OutOfCatalog = z.infer<typeof outOfCatalogSchema>

/** provider-names.json: what people call providers beside the names in their own files. */
export const providerWordsSchema = z.strictObject({
  note: z.string(),
  /** Services under names of their own, by the provider's id. */
  services: z.record(z.string(), words),
  /** Classes of providers: "hyperscaler", "big three". */
  classes: z.array(z.strictObject({ phrases: words, providers: words })),
  /** Services that train without renting GPUs, as questions name them. */
  hosted: words,
})
type ProviderWords = z.infer<typeof providerWordsSchema>

/** gpu-names.json: makers, architectures, forms and machines of GPUs, as people name them. */
export const gpuWordsSchema = z.strictObject({
  note: z.string(),
  makers: z.record(
    z.enum(['nvidia', 'amd', 'intel']),
    // before the name of a GPU; and for all that the maker has
    z.strictObject({ prefixes: words, names: words }),
  ),
  /** How the names of consumer GPUs begin. */
  consumerBrand: z.string(),
  /** Classes of GPUs: consumer and server GPUs, and those of a form. */
  classes: z.strictObject({
    consumer: words,
    server: words,
    forms: z.array(z.strictObject({ phrases: words, form: z.string() })),
  }),
  architectures: z.array(z.strictObject({ phrases: words, architectures: words })),
  /** Words after a name that narrow it to forms of the catalog. */
  forms: z.record(z.string(), words),
  /** Words after a name that narrow nothing. */
  ignoredSuffixes: words,
  /** Machines by the family of their GPUs: "DGX H100". */
  machines: z.array(z.strictObject({ phrase: z.string(), form: z.string(), gpuCount: z.int().positive() })),
})
export type GpuWords = z.infer<typeof gpuWordsSchema>

/** reply-words.json: the words of a thread. */
export const replyWordsSchema = z.strictObject({
  note: z.string(),
  /** What is said before a wish, of one or more words, and is no part of it. `+`: the last letter once or more. */
  openers: z.strictObject({
    /** Left off before anything is read. */
    always: words,
    /** The same before a comma or another sign: "no, 8 GPUs" is no "no 8 GPUs". */
    beforeSign: words,
    /** Left off for the acts that whole phrases tell; the grammar has a use for them. */
    ofActs: words,
    /** Left off for readers of a whole sentence: what joins it to the talk before it. */
    ofSentences: words,
    /** Left off besides for readers of a request: words of asking and proposing. */
    ofRequests: words,
  }),
  /** What is said after a wish. */
  closers: words,
  /** What is said more plainly, and the ways of a hurry to say it: "gimme" is "give me". */
  writtenOut: z.record(z.string(), words),
  /** Small words that may stand around an amendment; any other word makes the reply talk between people. */
  amendment: words,
  /** Before "cheaper" or "faster" these make it a remark rather than a wish. */
  intensifiers: words,
  /** Words of questions about an estimate. */
  question: words,
  /** Words around a measured speed, and around money that was spent. */
  measuring: words,
  spending: words,
  /** Those of `spending` without which no money was spent. */
  paid: words,
  /** What is told of a run that goes on: the words of each event, and those that may stand around them. */
  run: z.strictObject({
    /** What money that is gone is told by. */
    paid: words,
    around: words,
    /** Beside a pace, or the time that is left. */
    pace: words,
    started: words,
    crashed: words,
    resumed: words,
    stopped: words,
    finished: words,
    ends: words,
    asks: words,
    /** With one of these a question is how the run goes, or when it ends. */
    states: words,
  }),
  picks: pickWordsSchema,
  /** Wishes to be told of a price or a stock, and their end. */
  watch: z.strictObject({
    asks: words,
    when: words,
    below: words,
    /** What a price does that becomes less: "gets cheaper". */
    falls: words,
    stock: words,
    around: words,
    stops: words,
    /** What is stopped: "stop watching". */
    stopped: words,
  }),
  export: z.strictObject({
    /** What a wished file is called, by its format. */
    formats: z.record(z.enum(['chart', 'csv', 'json', 'receipt']), words),
    before: words,
    after: words,
    /** A sentence goes on after one of these: "a chart of cost against time". */
    connectors: words,
    drawVerbs: words,
    drawObjects: words,
    /** Said of files that people have: "the chart looks off". */
    remarks: words,
    /** A wish for the files that run the plan: "give me the axolotl config", "as skypilot". */
    run: runFileWordsSchema,
  }),
})
export type ReplyWordLists = z.infer<typeof replyWordsSchema>

/** All of data/lexicon. */
export type Lexicon = {
  /** By the name of their file, in the order in which their meanings hold. */
  readonly phrases: ReadonlyMap<PhraseListName, readonly LexiconEntry[]>
  readonly magnitudes: Magnitudes
  readonly currencyWords: z.infer<typeof currencyWordsSchema>
  readonly textUnits: TextUnits
  readonly outOfCatalog: OutOfCatalog
  readonly providers: ProviderWords
  readonly gpus: GpuWords
  readonly models: ModelWords
  readonly ambiguousNames: AmbiguousNames
  readonly stopwords: Stopwords
  readonly figuresOfSpeech: PlainPhrases
  readonly chatSpellings: PlainPhrases
  readonly commonWords: CommonWords
  readonly alikeInQuestions: readonly (readonly string[])[] // words of a row stand for one where questions are compared
  readonly replyWords: ReplyWordLists
  readonly intentPhrases: IntentPhrases
  readonly topicPhrases: readonly TopicPhrases[]
}
