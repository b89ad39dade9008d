/** `gpucost count FILE`: how much data a file is, and what the job costs on it. */
import { existsSync } from 'node:fs'
import { countDataset, type DatasetCount } from '../dataset/count-dataset.ts'
import { openDatasetFile, UnreadableDataset } from '../dataset/dataset-file.ts'
import { formatCount, formatPercent, formatTokens, formatCounted } from '../presentation/format/number-format.ts'
import type { CliDependencies } from './cli-dependencies.ts'
import type { Problem } from '../scenario/problem.ts'
import { printProblem, type Verb, type VerbOutput } from './verb.ts'

const usualSequenceLength = 2048

/** Rows and tokens, exact or of a sample; with the words of a job also what that job costs on the file. */
export function countVerb(dependencies: Pick<CliDependencies, 'parse' | 'tokenizerFor'>): Verb {
  return {
    summary: 'rows and tokens of a JSONL, JSON, CSV or Parquet file, packed and cut at a sequence length',
    examples: ['count train.jsonl', 'count train.jsonl "llama 3.1 8b lora seq 4096" --exact'],
    takes: 'turns',
    options: ['exact'],
    isStrict: true,
    isSingle: true,
    run: async ({ text: path, turns, options }, today) => {
      const words = turns.join(' ')
      const job = words === '' ? null : dependencies.parse(`${words} 1M tokens`, today)
      if (job?.kind === 'problem') return printProblem(job.problem)
      const spec = job?.scenario.spec ?? null
      if (!existsSync(path)) return printProblem(fileProblem(`There is no file ${path}.`, path))
      const { tokenizer, note, templateTokens } = await dependencies.tokenizerFor(spec?.model ?? null)
      try {
        const count = await countDataset(await openDatasetFile(path), {
          tokenizer,
          sequenceLength: spec?.sequenceLength ?? usualSequenceLength,
          templateTokens,
          isExact: options.exact,
          onProgress: showProgress,
        })
        return countOutput(count, note, words)
      } catch (error) {
        if (error instanceof UnreadableDataset) return printProblem(fileProblem(error.message, path))
        throw error
      } finally {
        clearProgress()
      }
    },
  }
}

function countOutput(count: DatasetCount, note: string, words: string): VerbOutput {
  const { rows, tokens, packedSequences, truncated, sequenceLength, tokenizer, format, malformed, sample } = count
  const job = words === '' ? (format === 'preference' ? '8b dpo lora' : '8b lora') : words
  const command = `gpucost ask "${job} ${tokens.total} tokens"`
  const notes = [
    note,
    ...(sample === null
      ? []
      : [
          `Tokens were counted in ${formatCount(sample.rows)} rows, the rest follows from their bytes: ` +
            `the total is right to ${formatPercent(Math.max(0.001, 2 * sample.error))} in 19 of 20 cases. --exact counts all.`,
        ]),
    ...(malformed === 0
      ? []
      : [`${formatCounted(malformed, 'row')} could not be read, and ${malformed === 1 ? 'is' : 'are'} not counted.`]),
  ].filter((line) => line !== '')
  return {
    json: {
      rows,
      tokens,
      packedSequences,
      truncated,
      tokenizer,
      note: notes.join(' '),
      format,
      file: count.kind,
      malformed,
      sequenceLength,
      sample,
    },
    text: () =>
      [
        `${formatCounted(rows, 'row')}, ${formatTokens(tokens.total)} (${tokens.total}), by ${tokenizer}.`,
        `Format: ${format}. A row has ${formatCount(tokens.p50)} tokens at the median, ${formatCount(tokens.p95)} at the 95th percentile, ${formatCount(tokens.max)} at most.`,
        `At ${formatCount(sequenceLength)} tokens a sequence: ${formatCounted(packedSequences, 'packed sequence')}, ${formatCounted(truncated, 'row')} cut.`,
        ...notes,
        `Next: ${command}`,
      ].join('\n'),
    status: 0,
  }
}

/** Where somebody watches: a line that is written over. */
function showProgress(read: number, size: number): void {
  if (!process.stderr.isTTY) return
  const done = Math.round((20 * read) / Math.max(1, size))
  process.stderr.write(`\r[${'#'.repeat(done)}${'.'.repeat(20 - done)}] ${formatPercent(read / Math.max(1, size))}`)
}

function clearProgress(): void {
  if (process.stderr.isTTY) process.stderr.write('\r\u001B[K')
}

const fileProblem = (message: string, path: string): Problem => ({
  kind: 'bad-value',
  message,
  terms: [path],
  suggestions: ['gpucost count train.jsonl'],
})
