/** The lines of data/training/plan-news.jsonl with what each is of, beside the wishes and the talk of other lines. */
import * as z from 'zod'
import { type NewsField, newsFields } from '../../catalog/news-model.ts'
import { softmaxOf } from '../../language/lexicon/linear-classifier.ts'
import { suppositionFeatures } from '../../language/lexicon/supposition-classifier.ts'
import { type LabelledFeatures, linearScoreOf } from './train-linear.ts'
import { keptRows, type WordModel, writersLeftOut } from './word-model.ts'

const lineSchema = z.strictObject({
  text: z.string(),
  field: z.enum(newsFields),
  /** One of the people who wrote them. */
  writer: z.number().int(),
})
const turnSchema = z.looseObject({ language: z.string(), act: z.string(), text: z.string() })

export type LabelledNews = LabelledFeatures & { readonly writer: number }

const threadSchema = z.looseObject({
  language: z.string(),
  turns: z.array(
    z.looseObject({ text: z.string(), act: z.string(), set: z.record(z.string(), z.unknown()).exactOptional() }),
  ),
})

const none = newsFields.indexOf('none')
const [writers, weightOfTalk] = [5, 0.5]

/** What a wish of a thread that sets this field is of. */
const fieldsOfSet: Readonly<Record<string, NewsField>> = {
  gpuCount: 'count',
  tokens: 'data',
  budgetUsd: 'budget',
  deadlineHours: 'deadline',
  deadlineSaid: 'deadline',
  sequenceLength: 'context',
  gpus: 'gpus',
  excludedGpus: 'gpus',
  providers: 'provider',
  excludedProviders: 'provider',
  regions: 'region',
  model: 'model',
  params: 'size',
  method: 'method',
  task: 'method',
  weights: 'precision',
  precision: 'precision',
  pricing: 'pricing',
  hosting: 'hosting',
  owned: 'owned',
}

/** Wishes of one thing, and talk, of the threads. */
const threadLines = (threads: string): readonly LabelledNews[] =>
  threads
    .trim()
    .split('\n')
    .map((line) => threadSchema.parse(JSON.parse(line)))
    .filter(({ language }) => language === 'en')
    .flatMap(({ turns }, thread) =>
      turns.flatMap(({ text, act, set = {} }) => {
        const [name, ...others] = Object.keys(set)
        const isWish = act === 'request' && name !== undefined && others.length === 0
        if (!isWish && act !== 'chatter') return []
        const label = newsFields.indexOf(isWish ? (fieldsOfSet[name] ?? 'other') : 'none')
        return [{ label, features: suppositionFeatures(text), weight: weightOfTalk, writer: 1 + (thread % writers) }]
      }),
    )

/**
 * A line for each text; `turns`, `threads`: those of data/training/turns.jsonl, of which talk is no news, and threads.jsonl.
 * Throws where a line is not of its schema.
 */
export function newsLines(news: string, turns: string, threads: string): readonly LabelledNews[] {
  const told = news
    .trim()
    .split('\n')
    .map((line) => lineSchema.parse(JSON.parse(line)))
    .map(({ text, field, writer }) => ({
      label: newsFields.indexOf(field),
      features: suppositionFeatures(text),
      weight: 1,
      writer,
    }))
  const talk = turns
    .trim()
    .split('\n')
    .map((line) => turnSchema.parse(JSON.parse(line)))
    .filter(({ language, act }) => language === 'en' && act === 'chatter')
    .map(({ text }, at) => ({
      label: none,
      features: suppositionFeatures(text),
      weight: weightOfTalk,
      writer: 1 + (at % writers),
    }))
  return [...told, ...talk, ...threadLines(threads)].filter(({ features }) => features.length > 0)
}

/** Each writer left out in turn, by how likely it must be news: how much of it is taken, of the right field, and how much talk. */
export function evaluateNews(lines: readonly LabelledNews[]): string {
  const judged = writersLeftOut(lines, newsFields.length).flatMap(({ lines: left, rows }) =>
    left.map(({ label, features }) => {
      const shares = softmaxOf(rows.map(({ weights, bias }) => linearScoreOf(features, weights, bias)))
      const likely = 1 - (shares[none] ?? 1)
      const told = shares.indexOf(Math.max(...shares.filter((_, at) => at !== none)))
      return { label, likely, told }
    }),
  )
  const [news, talk] = [judged.filter(({ label }) => label !== none), judged.filter(({ label }) => label === none)]
  return [0.5, 0.7, 0.8, 0.9]
    .map((least) => {
      const taken = news.filter(({ likely }) => likely >= least)
      return `from ${least}: ${taken.length} of ${news.length} taken, ${taken.filter(({ label, told }) => label === told).length} of the right field; ${talk.filter(({ likely }) => likely >= least).length} of ${talk.length} lines of talk`
    })
    .join('\n')
}

/** What is kept of the classifier, and of which lines it is. */
export function newsModel(news: string, turns: string, threads: string): WordModel {
  const lines = newsLines(news, turns, threads)
  return {
    note: 'Weights of the classifier of what people tell that changes the plan above them; written by npm run train.',
    trainedFrom: 'data/training/plan-news.jsonl, turns.jsonl and threads.jsonl',
    lines,
    rows: { fields: keptRows(lines, newsFields) },
  }
}
