/** A run's own record: what a trainer logged row by row, or what Weights & Biases exports, summed up in bounded memory. */
import { type DatasetFile, mebibytes, UnreadableDataset } from './dataset-file.ts'
import { datasetKindOf, rowsOf } from './row-reader.ts'
import { RecordTally, type RunRecords } from './record-tally.ts'

/** Bytes of a file that is one JSON object, which is held whole. */
const largestDocument = 64 * 2 ** 20
/** Throws `UnreadableDataset` where the file is no record of one run, or holds no figure that is known. */
export async function readRunRecords(file: DatasetFile): Promise<RunRecords> {
  const { name, head } = file
  if (/\.wandb$/i.test(name) || head.subarray(0, 4).toString('latin1') === ':W&B')
    throw new UnreadableDataset(
      `${name} is the binary log of Weights & Biases, which only its own software reads: send files/wandb-summary.json from the same folder, or the run exported as CSV.`,
    )
  const kind = datasetKindOf(file)
  if (kind === 'parquet') throw new UnreadableDataset(`${name} is Parquet: the record of a run is read as JSON or CSV.`)
  const tally = new RecordTally(name)
  if (kind === 'jsonl' && !isLine(head)) for (const row of documentRows(await wholeDocument(file))) tally.add(row)
  else {
    for await (const { parse } of rowsOf(file, kind)) {
      try {
        tally.add(parse())
      } catch (error) {
        if (!(error instanceof SyntaxError)) throw error
      }
    }
  }
  return tally.result()
}

/** Whether the first line is JSON by itself. */
function isLine(head: Buffer): boolean {
  const [line = '', ...rest] = head
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .split('\n')
  // A line that goes on beyond what was looked at may be anything: a document is tried for a short one alone.
  if (rest.length === 0 && head.length >= 4096) return false
  try {
    JSON.parse(line)
    return rest.join('').trim() !== ''
  } catch {
    return false
  }
}

async function wholeDocument({ name, chunks }: DatasetFile): Promise<unknown> {
  const parts: Buffer[] = []
  let size = 0
  for await (const chunk of chunks()) {
    size += chunk.length
    if (size > largestDocument)
      throw new UnreadableDataset(
        `${name} is one JSON value of more than ${mebibytes(largestDocument)}: send its last rows alone.`,
      )
    parts.push(chunk)
  }
  const text = Buffer.concat(parts)
    .toString('utf8')
    .replace(/^\uFEFF/, '')
  try {
    return JSON.parse(text) as unknown
  } catch {
    const lines = text.split('\n').flatMap((line) => parsedLine(line))
    if (lines.length > 0) return { log_history: lines }
    throw new UnreadableDataset(`${name} is not JSON: it may have been cut off.`)
  }
}

function parsedLine(line: string): readonly unknown[] {
  try {
    return line.trim() === '' ? [] : [JSON.parse(line) as unknown]
  } catch {
    return []
  }
}

/** HF's trainer_state.json holds its rows in a list; what stands beside them is the end of the run. */
function* documentRows(document: unknown): Generator {
  if (typeof document !== 'object' || document === null) return
  if ('log_history' in document && Array.isArray(document.log_history)) yield* document.log_history
  yield document
}
