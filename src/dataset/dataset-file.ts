/** The bytes of a file of training data: on this machine, or as they arrive from elsewhere. An edge: it reads files. */
import { createReadStream } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import type { AsyncBuffer } from 'hyparquet'

/** A file that cannot be read as what it seems to be: a sentence for the person who gave it. */
export class UnreadableDataset extends Error {
  override readonly name = 'UnreadableDataset'
}

export type DatasetFile = {
  /** As it is called in sentences. */
  readonly name: string
  /** Bytes; of what arrives, as it was announced. */
  readonly size: number
  /** How it begins. */
  readonly head: Buffer
  /** All of it, once. Throws `UnreadableDataset` where it goes on beyond what may be read. */
  readonly chunks: () => AsyncIterable<Buffer>
  /** Any part of it; where it arrives, all of it is held for that. Throws `UnreadableDataset`. */
  readonly parts: () => Promise<AsyncBuffer>
}

const headBytes = 4096

/** Throws `UnreadableDataset` where `path` is no file. */
export async function openDatasetFile(path: string): Promise<DatasetFile> {
  const stats = await stat(path)
  if (!stats.isFile()) throw new UnreadableDataset(`${path} is no file.`)
  const parts = async () => (await import('hyparquet')).asyncBufferFromFile(path)
  return { name: path, size: stats.size, head: await readHead(path), chunks: () => fileChunks(path), parts }
}

async function readHead(path: string): Promise<Buffer> {
  const handle = await open(path)
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(headBytes), 0, headBytes, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await handle.close()
  }
}

async function* fileChunks(path: string): AsyncGenerator<Buffer> {
  for await (const chunk of createReadStream(path, { highWaterMark: 2 ** 20 })) {
    if (Buffer.isBuffer(chunk)) yield chunk
  }
}

export type ArrivalLimits = {
  /** Bytes that may arrive. */
  readonly total: number
  /** Bytes that may be held at once, for what cannot be read from front to back. */
  readonly held: number
}

/** A file that arrives in `chunks`: nothing of it is written anywhere. */
export async function arrivingFile(
  { name, size }: { readonly name: string; readonly size: number },
  chunks: AsyncIterable<Uint8Array>,
  limits: ArrivalLimits,
): Promise<DatasetFile> {
  const source = chunks[Symbol.asyncIterator]()
  const first: Buffer[] = []
  let length = 0
  while (length < headBytes) {
    const next = await source.next()
    if (next.done === true) break
    first.push(Buffer.from(next.value))
    length += next.value.length
  }
  const beginning = Buffer.concat(first)
  const upTo = async function* (limit: number): AsyncGenerator<Buffer> {
    let total = beginning.length
    yield beginning
    for (;;) {
      const next = await source.next()
      if (next.done === true) return
      total += next.value.length
      if (total > limit)
        throw new UnreadableDataset(`${name} is larger than the ${mebibytes(limit)} that are read of it here.`)
      yield Buffer.from(next.value)
    }
  }
  return {
    name,
    size,
    head: beginning.subarray(0, headBytes),
    chunks: () => upTo(limits.total),
    parts: async () => {
      const arrived: Buffer[] = []
      for await (const chunk of upTo(limits.held)) arrived.push(chunk)
      const whole = Uint8Array.from(Buffer.concat(arrived))
      return { byteLength: whole.byteLength, slice: (start, end) => whole.buffer.slice(start, end) }
    },
  }
}

/** Bytes as text in MiB. */
export const mebibytes = (bytes: number): string => `${Math.round(bytes / 2 ** 20)} MiB`
