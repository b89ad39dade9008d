/** The lines of data/training/plan-news.jsonl with what each is of, beside talk of other lines, which is of no plan. */
import * as z from 'zod'
import { newsFields } from '../../catalog/news-model.ts'
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

const none = newsFields.indexOf('none')
const [writers, weightOfTalk] = [5, 0.5]

/** A line for each text; `turns`: those of data/training/turns.jsonl, of which talk is no news. Throws where a line is not of its schema. */
export function newsLines(news: string, turns: string): readonly LabelledNews[] {
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
  return [...told, ...talk].filter(({ features }) => features.length > 0)
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
export function newsModel(news: string, turns: string): WordModel {
  const lines = newsLines(news, turns)
  return {
    note: 'Weights of the classifier of what people tell that changes the plan above them; written by npm run train.',
    trainedFrom: 'data/training/plan-news.jsonl and turns.jsonl',
    lines,
    rows: { fields: keptRows(lines, newsFields) },
  }
}
