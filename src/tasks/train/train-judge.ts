/**
 * Trains the judge of two readings of a reply on data/training/judged-replies.jsonl: how well each served, as a person marked it
 * who saw the outcome alone. Logistic regression of all lines at once, the same from the same lines.
 */
import { lusolve } from 'mathjs'
import * as z from 'zod'
import { type ReplyJudgeModel, replyReadings } from '../../catalog/reply-judge-model.ts'

/** Good, in part, wrong, not answered. */
export const replyMark = z.enum(['G', 'P', 'W', 'N'])
const lineSchema = z.strictObject({
  text: z.string(),
  /** The command that its thread began with; absent where it is of a test. */
  plan: z.string().exactOptional(),
  rules: replyMark,
  words: replyMark,
  /** Who said so: a person who marked both; or it is a wish, or of a test, of which the rules are taken to be right; `held`: a test of which others said the words. */
  by: z.enum(['mark', 'wish', 'test', 'held']),
  evidence: z.record(z.string(), z.number()),
})
export type JudgedReply = z.infer<typeof lineSchema>

/** How far an outcome serves. */
const worth = { G: 1, P: 0.5, N: 0, W: 0 } as const
/** Tests were written for the rules: they tell little, and more of readers that hardly any marked reply had. */
const weights = { mark: 1, held: 3, wish: 0.5, test: 0.1, rare: 0.3 } as const
/** What is said of so few replies tells nothing. */
const fewest = 8
const [steps, pull] = [12, 3]

/** Throws where a line is not of the schema. */
export const judgedReplies = (text: string): readonly JudgedReply[] =>
  text
    .trim()
    .split('\n')
    .map((line) => lineSchema.parse(JSON.parse(line)))

/** The log odds that each reading serves, and what a unit of each evidence adds to them; evidence of hardly any reply is left out. */
export function trainJudge(lines: readonly JudgedReply[]): Pick<ReplyJudgeModel, 'bias' | 'evidence'> {
  const counts = countsOf(lines)
  const marked = countsOf(lines.filter(({ by }) => by !== 'test'))
  const names = [...counts]
    .filter(([, count]) => count >= fewest)
    .map(([name]) => name)
    .toSorted()
  const columns = names.map((name) =>
    columnOf(
      lines.map(({ evidence }) => evidence[name] ?? 0),
      isSingle(name),
    ),
  )
  const weighed = lines.map(({ by, evidence }) => {
    const reader = Object.keys(evidence).find((name) => name.startsWith('reader: ')) ?? ''
    return by === 'test' && (marked.get(reader) ?? 0) < fewest ? weights.rare : weights[by]
  })
  const [rules, words] = replyReadings.map((reading) =>
    regression(
      columns,
      lines.map((line) => worth[line[reading]]),
      weighed,
    ),
  )
  const weightOf = (fit: Fit | undefined, at: number) => rounded((fit?.weights[at] ?? 0) / (columns[at]?.scale ?? 1))
  const biasOf = (fit: Fit | undefined) =>
    rounded(
      columns.reduce((sum, { mean, scale }, at) => sum - ((fit?.weights[at] ?? 0) * mean) / scale, fit?.bias ?? 0),
    )
  return {
    bias: { rules: biasOf(rules), words: biasOf(words) },
    evidence: Object.fromEntries(
      names.map((name, at) => [name, { rules: weightOf(rules, at), words: weightOf(words, at) }]),
    ),
  }
}

/** Of how many lines each evidence is. */
function countsOf(lines: readonly JudgedReply[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { evidence } of lines)
    for (const name of Object.keys(evidence)) counts.set(name, (counts.get(name) ?? 0) + 1)
  return counts
}

/** Holds or does not. */
const isSingle = (name: string): boolean => /^(?:rules|reader): /.test(name)
const rounded = (value: number): number => Math.round(value * 1e4) / 1e4

type Column = { readonly values: readonly number[]; readonly mean: number; readonly scale: number }
type Fit = { readonly bias: number; readonly weights: readonly number[] }

/** In units of how far its values differ; what holds or does not, in halves. */
function columnOf(values: readonly number[], isSingleValue: boolean): Column {
  const mean = isSingleValue ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length
  const spread = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length
  const scale = isSingleValue ? 0.5 : Math.sqrt(spread) + tiny
  return { values: values.map((value) => (value - mean) / scale), mean, scale }
}
const tiny = 1e-6

/** Newton's method: the weights at which no step lessens the error and the pull towards zero together. */
function regression(columns: readonly Column[], targets: readonly number[], weights: readonly number[]): Fit {
  const size = columns.length + 1
  const rows = targets.map((_, line) => Float64Array.from([...columns.map(({ values }) => values[line] ?? 0), 1]))
  let fit = new Float64Array(size)
  for (let step = 0; step < steps; step += 1) {
    const slopes = fit.map((weight, at) => (at === size - 1 ? 0 : pull * weight))
    const curves = Array.from({ length: size }, (_, at) => {
      const row = new Float64Array(size)
      row[at] = at === size - 1 ? tiny : pull
      return row
    })
    for (const [line, row] of rows.entries()) {
      const chance = 1 / (1 + Math.exp(-row.reduce((sum, value, at) => sum + value * (fit[at] ?? 0), 0)))
      const weight = weights[line] ?? 0
      addScaled(slopes, row, weight * (chance - (targets[line] ?? 0)))
      for (const [at, value] of row.entries()) {
        const curve = curves[at]
        if (value !== 0 && curve !== undefined) addScaled(curve, row, weight * chance * (1 - chance) * value)
      }
    }
    const change = lusolve(
      curves.map((row) => [...row]),
      [...slopes],
    )
    fit = fit.map((weight, at) => weight - Number(change[at]))
  }
  return { bias: fit[size - 1] ?? 0, weights: Array.from(fit.slice(0, -1)) }
}

function addScaled(sums: Float64Array, row: Float64Array, by: number): void {
  for (let at = 0; at < row.length; at += 1) sums[at] = (sums[at] ?? 0) + by * (row[at] ?? 0)
}
