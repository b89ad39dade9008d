/** The file of a run, whichever its trainer wrote: rows are summed up, and of a plain log the last lines are read. */
import { type DatasetFile, UnreadableDataset } from '../dataset/dataset-file.ts'
import { readRunRecords } from '../dataset/run-records.ts'
import type { RunRecords } from '../dataset/record-tally.ts'
import { readTrainerLog } from '../language/replies/trainer-log.ts'
import { readTrainingProgress } from '../language/replies/training-progress.ts'

/** Bytes of a plain log's end that are looked at. */
const tailBytes = 64 * 1024

/** Throws `UnreadableDataset`: a sentence for whoever gave the file. */
export async function readRunFile(file: DatasetFile): Promise<RunRecords> {
  let tail = Buffer.alloc(0)
  const chunks = async function* (): AsyncGenerator<Buffer> {
    for await (const chunk of file.chunks()) {
      tail = Buffer.concat([tail, chunk.subarray(-tailBytes)]).subarray(-tailBytes)
      yield chunk
    }
  }
  const seen = { ...file, chunks }
  try {
    return await readRunRecords(seen)
  } catch (error) {
    if (!(error instanceof UnreadableDataset)) throw error
    // What was refused at its first bytes has not been read yet.
    if (tail.length === 0 && isText(file)) for await (const _ of chunks());
    const records = recordsOfText(tail.toString('utf8'))
    if (records === null) throw error
    return records
  }
}

const isText = ({ head }: DatasetFile): boolean => head.length > 0 && !head.includes(0)

function recordsOfText(text: string): RunRecords | null {
  const metrics = readTrainerLog(text)
  if (metrics === null) return null
  const progress = readTrainingProgress(text)
  return {
    metrics,
    gpuCount: null,
    tokens: null,
    steps: progress?.step ?? null,
    hours: progress?.elapsedHours ?? null,
  }
}
