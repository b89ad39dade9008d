/**
 * Whole questions as people put them (`examples` of data/questions): a text that no phrase tells is taken for the question
 * whose examples it is most like. Words and pairs of words count by how few questions have them.
 */
import { tokenize } from '../text/tokenize.ts'

/** A question by its id, how like the text is to it, from 0 to 1, and how much less like to any other. */
export type LikeExample = {
  readonly id: string
  readonly likeness: number
  readonly lead: number
  /** The question and those that come next, as far as the text is like them at all. */
  readonly near: readonly string[]
}

type Features = ReadonlyMap<string, number>

/** Examples laid out by the words that they have. */
export type QuestionExamples = {
  readonly examples: readonly { readonly id: string; readonly length: number }[]
  /** Of a word or a pair: the examples that have it, by their places, and how many questions those belong to. */
  readonly byFeature: ReadonlyMap<string, FeaturePlaces>
  /** Words of which a text must have one to be like the examples of a question. */
  readonly abouts: ReadonlyMap<string, ReadonlySet<string>>
  /** Which questions have a word in an example. */
  readonly askers: ReadonlyMap<string, ReadonlySet<string>>
  readonly weightOf: (feature: string) => number
  readonly canonical: (word: string) => string
}

type FeaturePlaces = { readonly places: readonly number[]; readonly questions: number }

/** "costs", "cost"; "training", "trained": compared without their endings. */
function stem(word: string): string {
  if (word.length < 4) return word
  const bare = word.replace(/(?:'s|’s)$/u, '')
  if (/(?:ss|us|is)$/u.test(bare)) return bare
  return bare
    .replace(/ies$/u, 'y')
    .replace(/(?<=[^aeiou])(?:ing|ed)$/u, '')
    .replace(/(?<=[a-z]{2})(?:es|s|e)$/u, '')
}

const gpuName =
  /^(?:h100|h200|h20|h800|a100|a800|a10g?|a30|a40|b200|b300|gb?h?200|l4|l40s?|v100|t4|mi\d{3}x?|rtx|[345]0[6789]0s?)$/u

/** What words stand for: all of a row for its first. */
function canonicalOf(alike: readonly (readonly string[])[]): (word: string) => string {
  const meanings = new Map(alike.flatMap((row) => row.map((word) => [stem(word), row[0] ?? word] as const)))
  return (word) => (gpuName.test(word) ? gpuWord : (meanings.get(stem(word)) ?? stem(word)))
}
const gpuWord = '<gpu>'
const numberWord = '#'

/** Words of a text as they are compared, in their order; numbers are all alike, and so are GPUs. */
function wordsOf(text: string, canonical: (word: string) => string): readonly string[] {
  const tokens = tokenize(text.toLowerCase().replaceAll('’', "'")).slice(0, maxTokens)
  return tokens.flatMap(({ kind, text: word, adjacent }, at) => {
    const [before, next] = [tokens[at - 1], tokens[at + 1]]
    if (kind === 'sign') return word === '$' || word === '€' ? ['cost'] : word === '%' ? [word] : []
    // "h100" is two tokens.
    if (kind === 'word' && unspaced.test(word)) return pairsOf(word)
    if (kind === 'word')
      return next?.adjacent === true && gpuName.test(word + next.text)
        ? []
        : [canonical(word)].filter((one) => one !== '')
    return [(adjacent && gpuName.test((before?.text ?? '') + word)) || gpuName.test(word) ? gpuWord : numberWord]
  })
}
const maxTokens = 60

/** Chinese, Japanese and Korean put no spaces, or few, between words: there pairs of signs are compared. */
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u
const pairsOf = (word: string): readonly string[] =>
  word.length < 3
    ? [word]
    : Array.from({ length: Math.min(word.length - 1, maxTokens) }, (_, at) => word.slice(at, at + 2))

/** What a pair of neighbours, and one with a word between, counts beside a word by itself. */
const [pairShare, gapShare] = [0.5, 0.35]

function featuresOf(words: readonly string[]): Features {
  const features = new Map<string, number>()
  for (const [at, word] of words.entries()) {
    features.set(word, 1)
    const [next, second] = [words[at + 1], words[at + 2]]
    if (next !== undefined) features.set(`${word} ${next}`, pairShare)
    if (second !== undefined) features.set(`${word} _ ${second}`, gapShare)
  }
  return features
}

const isPair = (feature: string): boolean => feature.includes(' ')

/** What no example has: a word tells that something else is asked, a pair tells little. */
const [unknownWord, unknownPair] = [0.7, 0.15]

/** Lays out the examples of questions; `alike`: rows of words that stand for their first, '' for none. */
export function questionExamplesOf(
  questions: readonly {
    readonly id: string
    readonly examples: readonly string[]
    readonly about?: readonly string[]
  }[],
  alike: readonly (readonly string[])[],
): QuestionExamples {
  const canonical = canonicalOf(alike)
  const all = questions.flatMap(({ id, examples }) =>
    examples.map((text) => ({ id, features: featuresOf(wordsOf(text, canonical)) })),
  )
  const askers = new Map<string, Set<string>>()
  const placesOf = new Map<string, { places: number[]; questions: number; last: string }>()
  for (const [at, { id, features }] of all.entries())
    for (const feature of features.keys()) {
      if (!isPair(feature)) askers.set(feature, (askers.get(feature) ?? new Set()).add(id))
      const known = placesOf.get(feature)
      if (known === undefined) placesOf.set(feature, { places: [at], questions: 1, last: id })
      else {
        known.places.push(at)
        // Examples of one question stand together.
        if (known.last !== id) known.questions += 1
        known.last = id
      }
    }
  const byFeature = new Map<string, FeaturePlaces>(placesOf)
  const rarest = Math.log(questions.length + 1)
  const weightOf = (feature: string): number => {
    const count = byFeature.get(feature)?.questions
    if (count === undefined) return rarest * (isPair(feature) ? unknownPair : unknownWord)
    return Math.log((questions.length + 1) / (count + 0.5))
  }
  const examples = all.map(({ id, features }) => ({ id, length: lengthOf(features, weightOf) }))
  const abouts = new Map(
    questions.flatMap(({ id, about }) => (about === undefined ? [] : [[id, new Set(about.map(canonical))] as const])),
  )
  return { examples, byFeature, abouts, askers, weightOf, canonical }
}

const lengthOf = (features: Features, weightOf: (feature: string) => number): number =>
  Math.sqrt([...features].reduce((sum, [feature, share]) => sum + (share * weightOf(feature)) ** 2, 0))

/** How much the three nearest examples of a question count, and the words that any example of it has. */
const nearestShares = [0.4, 0.2, 0.1] as const
const coverage = 0.3

/** What is named as near to a question that nobody knows. */
const [leastNear, maxNear] = [0.16, 6]
/** "And the 8b?": a word or a number alone is like anything. */
const minWords = 2
/** As like as this it is the example itself. */
const sameWords = 0.85
/** A word that nearly half of all questions have tells nothing by itself. */
const minWeight = Math.log(2.2)
const numbers = new Set([numberWord, gpuWord])

/** The question that a text of a line or two is most like; null where no example shares a word with it. */
export function nearestExample(text: string, known: QuestionExamples): LikeExample | null {
  const { examples, byFeature, abouts, askers, weightOf, canonical } = known
  const features = featuresOf(wordsOf(text, canonical))
  const products = new Float64Array(examples.length)
  const touched: number[] = []
  const askersOfPairs = new Map<string, ReadonlySet<string>>()
  let sum = 0
  for (const [feature, share] of features) {
    const weight = weightOf(feature)
    sum += share * weight
    const places = byFeature.get(feature)?.places ?? []
    // A feature has one share in whatever text.
    for (const at of places) {
      if (products[at] === 0) touched.push(at)
      products[at] = (products[at] ?? 0) + (share * weight) ** 2
    }
    if (isPair(feature)) askersOfPairs.set(feature, new Set(places.flatMap((at) => examples[at]?.id ?? [])))
  }
  const length = lengthOf(features, weightOf)
  const nearest = new Map<string, number[]>()
  // In the order of the examples: of two that are as like, the first holds.
  for (const at of touched.toSorted((one, other) => one - other)) {
    const [product = 0, example] = [products[at], examples[at]]
    if (example === undefined) continue
    const likenesses = nearest.get(example.id) ?? []
    likenesses.push(product / (length * example.length || 1))
    nearest.set(example.id, likenesses)
  }
  const owned = questionsOfOwnWord(features, known)
  const ranked = [...nearest].map(([id, likenesses]) => {
    const ofExamples = likenesses.toSorted((one, other) => other - one)
    let likeness = 0
    for (const [at, share] of nearestShares.entries()) likeness += share * (ofExamples[at] ?? 0)
    let [covered, words] = [0, 0]
    for (const [feature, share] of features) {
      if ((askersOfPairs.get(feature) ?? askers.get(feature))?.has(id) !== true) continue
      covered += share * weightOf(feature)
      if (!isPair(feature) && !numbers.has(feature) && weightOf(feature) > minWeight) words += 1
    }
    const whole = likeness + coverage * (covered / (sum || 1))
    const about = abouts.get(id)
    const isAbout = about === undefined || [...features.keys()].some((feature) => about.has(feature))
    const isTold = isAbout && (words >= minWords || owned.has(id) || (ofExamples[0] ?? 0) >= sameWords)
    return { id, likeness: isTold ? whole : 0, whole: isAbout ? whole : 0 }
  })
  const [best, second] = ranked.toSorted((one, other) => other.likeness - one.likeness)
  if (best === undefined) return null
  const near = ranked
    .filter(({ whole }) => whole >= leastNear)
    .toSorted((one, other) => other.whole - one.whole)
    .slice(0, maxNear)
  const { id, likeness } = best
  return { id, likeness, lead: likeness - (second?.likeness ?? 0), near: near.map((one) => one.id) }
}

/** Questions of which a word of the text stands in several examples, and in none of any other question: it tells them by itself. */
function questionsOfOwnWord(features: Features, { byFeature, examples }: QuestionExamples): ReadonlySet<string> {
  const owned = new Set<string>()
  for (const feature of features.keys()) {
    const known = byFeature.get(feature)
    if (isPair(feature) || numbers.has(feature) || known?.questions !== 1 || known.places.length < minUses) continue
    const id = examples[known.places[0] ?? 0]?.id
    if (id !== undefined) owned.add(id)
  }
  return owned
}
const minUses = 2

/** Whether a word stands in an example of a question, or in any as a word that says nothing. */
export const isWordOf = (word: string, id: string, { askers, canonical }: QuestionExamples): boolean =>
  canonical(word) === '' || askers.get(canonical(word))?.has(id) === true
