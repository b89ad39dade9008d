/** "2M pairs, passages ~300 tokens, queries ~15, 7 hard negatives per query": the texts of which each example is made. */
import { pairLengthsIn } from '../language/replies/texts-of-pair.ts'
import { formatRounded } from '../scenario/format-values.ts'
import { type FoundInterpretation, type ReadJob, startWith } from './part-readers.ts'

const negatives =
  /\b(?:(\d{1,3}) (?:(?:hard|mined) negatives?|negatives?(?= (?:per|for each|each|every)\b))|hard negatives?:? (\d{1,3})|(?:with|plus) (?:some |a few |mined )?hard negatives)(?: (?:per|a|for each|each|every) (?:query|question|pair|anchor|example))?/iu
/** "(1 query + 1 pos + 7 neg)", "queries with 1 positive and 15 negatives each": all that an example is made of. */
const composition =
  /(?:(x )\(?|\()?(?<queries>(?:(?:1|one|a) )?(?:query|queries|question|questions|anchor|anchors)) ?(?:,|\+|with|and|each)(?: each)? ?(?:(\d{1,2}|one|a) )?pos(?:itives?)? ?(?:,|\+|and) ?(\d{1,3}) (?:hard )?neg(?:s|atives?)?\b(?: each)?\)?/iu
/** "500k triplets (query, positive, negative)": a text of each. */
const triplets = /\btriplets?\b(?: ?\([^()\n]{1,60}\))?/iu
/** As far as each text is read; most are shorter. */
const cap =
  /(?:\bmax(?:imum)?[ _-]?(?:seq(?:uence)?[ _-]?)?(?:len(?:gth)?|tokens?)|\b(?:truncated?|cut(?: off)?|capped) (?:to|at)):?[ =]*(?:of |is |to )?(\d{2,5})\b(?: ?tok(?:en)?s?)?/iu
const shareOfCap = 0.5
/** Where each of several texts has so many tokens. */
const lengthOfText = /\b(\d{2,4}) ?(?:tok|toks|tokens)\b/iu
/** A query and its passage. */
const textsOfPair = 2
const maxLength = 1000

/** Null where neither negatives nor both lengths are told, or the rest is no job of pairs. */
export function negativesOf(text: string, readJob: ReadJob): FoundInterpretation {
  if (text.length > maxLength) return null
  const ranked = rerankedOf(text, readJob)
  if (ranked !== null) return ranked
  const composed = composition.exec(text)
  if (composed !== null) return composedOf(text, composed, readJob)
  const match = negatives.exec(text)
  const capped = cappedOf(text, match, readJob)
  if (capped !== null) return capped
  const told = match?.[1] ?? match?.[2]
  // "With hard negatives": one for each pair is the least.
  const count = match === null ? 0 : Number(told ?? 1)
  const parts = pairLengthsIn(text)
  if (!(count > 0) && parts === null) return null
  const withoutNegatives = match === null ? text : text.replace(match[0], ' ')
  const [one = 0, other = 0] = parts?.lengths ?? []
  const rest = (parts?.words ?? []).reduce(
    (left, words, at) => left.replace(words, at === 0 ? `${one + other} tokens each` : ' '),
    withoutNegatives,
  )
  const job = readJob(rest.replaceAll(/[^\S\n]+/gu, ' ').replaceAll(/,(?:\s*,)+/gu, ','))
  if (job?.spec.tokens == null || (parts !== null && job.spec.task !== 'embedding')) return null
  // Negatives are as long as what is searched.
  const [pair, all] =
    parts === null ? [textsOfPair, count + textsOfPair] : [one + other, one + other + count * Math.max(one, other)]
  const said = [...(parts?.words ?? []), ...(match === null ? [] : [match[0]])].map((words) => words.trim()).join(', ')
  const size = parts === null ? `rather than ${textsOfPair}` : `${all.toLocaleString('en-US')} tokens together`
  const isGuess = match !== null && told === undefined
  const guess = isGuess ? ' One for each pair is assumed: say how many, such as “7 hard negatives each”.' : ''
  const note = `${said}: an example has ${count + textsOfPair} texts, ${size}, all of them trained through.${guess}`
  const tokens = (job.spec.tokens * all) / pair
  // The product that was read has the texts of the pair alone.
  const isProduct = (sentence: string): boolean => parts !== null && / are read as .* examples? × /u.test(sentence)
  const { corpus } = job
  const scenario = {
    ...job,
    spec: { ...job.spec, tokens },
    notes: [...job.notes.filter((one) => !isProduct(one)), note],
    remarks: (job.remarks ?? []).filter((one) => !isProduct(one.text)),
    ...(corpus?.examples == null
      ? {}
      : {
          corpus: {
            ...corpus,
            tokensPerEpoch: tokens / corpus.epochs,
            tokensPerExample: tokens / corpus.epochs / corpus.examples,
          },
        }),
  }
  return startWith(scenario, parts === null && !isGuess ? {} : { generalAnswers: [note] })
}

/** "7 hard negatives each, max len 512": no text is longer than that, and most are shorter. */
function cappedOf(text: string, match: RegExpExecArray | null, readJob: ReadJob): FoundInterpretation {
  const limit = cap.exec(text)
  const three = match === null ? triplets.exec(text) : null
  if (limit === null || (match === null && three === null) || pairLengthsIn(text) !== null) return null
  const said = match?.[0] ?? ' examples '
  const job = readJob(
    (match === null ? text.replace(three?.[0] ?? '', said) : text.replace(said, ' ')).replaceAll(/[^\S\n]+/gu, ' '),
  )
  const { examples = null, epochs = 1 } = job?.corpus ?? {}
  if (job === null || job.spec.task !== 'embedding' || examples === null) return null
  const texts = textsOfPair + Number(match?.[1] ?? match?.[2] ?? 1)
  const most = Number(limit[1])
  const length = most * shareOfCap * texts
  const notes = job.notes.filter((one) => !/^Examples are counted as|are read as .* examples? × /u.test(one))
  const tokens = examples * length * epochs
  const note = `An example has ${texts} texts of ${most} tokens at most, all of them trained through: up to ${formatRounded(tokens / shareOfCap)} in all. Half of that is taken, as most texts are shorter; where all are that long, it takes twice the time.`
  const corpus = { tokensPerEpoch: examples * length, epochs, examples, tokensPerExample: length }
  return startWith(
    { ...job, spec: { ...job.spec, tokens }, corpus, notes: [...notes, note] },
    { generalAnswers: [note] },
  )
}

const ofReranker = /\b(?:re-?rank\w*|cross-?encoders?)\b/iu
/** "1 positive and 7 hard negatives", "7 negatives per query", "8 docs per query": what each query is read with. */
const candidates =
  /(?:,? ?\b(?:(?:each|every one|all of them)(?: of (?:them|those|which))? )?(?:with|has|having|have)? ?)?\b(?:(?:(\d{1,2}|one|a) (?:pos(?:itives?)?)\b ?(?:,|\+|and|\/)? ?)?(\d{1,3}) (?:(?:hard|mined|random|in-batch) )*neg(?:s|atives?)?\b|(\d{1,3}) (?:docs?|documents?|candidates?|passages?)(?= (?:each|per|for each|a|to each)\b))(?: (?:each|(?:per|a|for each|to each) (?:query|question|one)))?/iu
/** "Query+doc", which the length that follows is of. */
const ofBoth =
  /\b(?:query|question)s? ?(?:\+|-|\/|&|and|plus) ?(?:doc(?:ument)?|passage|text|candidate)s?(?: pairs?)?(?: together)?(?= (?:is|are|about|around|~|at|of|roughly|some|\d))/iu

/** A reranker reads its query anew with each text that it ranks: an example is as many pairs. */
function rerankedOf(text: string, readJob: ReadJob): FoundInterpretation {
  const match = ofReranker.test(text) ? candidates.exec(text) : null
  const each = Number(lengthOfText.exec(text)?.[1])
  if (match === null || !(each > 0)) return null
  const pairs =
    match[3] === undefined ? Number(match[2]) + (match[1] === undefined ? 1 : Number(match[1]) || 1) : Number(match[3])
  const rest = text.replace(match[0], ' ').replace(ofBoth, ' ')
  const job = readJob(rest.replaceAll(/[^\S\n]+/gu, ' ').replaceAll(/ ?,(?:\s*,)+/gu, ','))
  const { examples = null } = job?.corpus ?? {}
  if (job === null || examples === null || pairs < 2) return null
  const fewer = Math.max(2, Math.ceil(pairs / 2))
  const note = `${match[0].replace(/^,? ?(?:each |every one )?(?:with |has |having )?/iu, '').trim()}: a reranker reads the query with each of its ${pairs} texts, ${each} tokens a pair: ${formatRounded(each * pairs)} tokens for each query. With ${fewer} texts it takes ${formatRounded((100 * fewer) / pairs)} % of the time.`
  return withExamplesOf(job, examples, each * pairs, note)
}

/** The job with examples of another length, and why. */
function withExamplesOf(
  job: NonNullable<ReturnType<ReadJob>>,
  examples: number,
  length: number,
  note: string,
): FoundInterpretation {
  const epochs = job.corpus?.epochs ?? 1
  const notes = job.notes.filter((one) => !/ are read as .* examples? × |^Examples are counted as/u.test(one))
  const remarks = (job.remarks ?? []).filter(
    (one) => !/ are read as .* examples? × |^Examples are counted as/u.test(one.text),
  )
  const corpus = { tokensPerEpoch: examples * length, epochs, examples, tokensPerExample: length }
  const spec = { ...job.spec, tokens: examples * length * epochs }
  return startWith({ ...job, spec, corpus, remarks, notes: [...notes, note] }, { generalAnswers: [note] })
}

/** The texts of an example, each as long as one is said to be. */
function composedOf(text: string, match: RegExpExecArray, readJob: ReadJob): FoundInterpretation {
  const [whole, times, , positives = '1', negativesText = ''] = match
  const isCounted = times === undefined && !whole.startsWith('(')
  const counted = isCounted ? (match.groups?.['queries'] ?? '') : times === undefined ? ' ' : ' examples '
  const job = readJob(text.replace(whole, counted).replaceAll(/[^\S\n]+/gu, ' '))
  const each = Number(lengthOfText.exec(text)?.[1])
  const { examples = null } = job?.corpus ?? {}
  if (job === null || examples === null || !(each > 0)) return null
  const texts = 1 + (Number(positives) || 1) + Number(negativesText)
  const length = each * texts
  const note = `${whole.replace(/^x /u, '').trim()}: an example has ${texts} texts of ${each} tokens, all of them trained through.`
  return withExamplesOf(job, examples, length, note)
}
