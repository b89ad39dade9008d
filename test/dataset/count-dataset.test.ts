/** Files of training data, counted: the formats, the kinds of file, samples of large ones, and files that are not what they say. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync, createWriteStream } from 'node:fs'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync, zstdCompressSync } from 'node:zlib'
import { asyncBufferFromFile, parquetMetadataAsync } from 'hyparquet'
import { parquetWriteBuffer } from 'hyparquet-writer'
import { afterAll, describe, expect, it } from 'vitest'
import { countDataset as countFile, type CountOptions } from '../../src/dataset/count-dataset.ts'
import { arrivingFile, openDatasetFile, UnreadableDataset } from '../../src/dataset/dataset-file.ts'
import { rowsOf } from '../../src/dataset/row-reader.ts'
import { rowText } from '../../src/dataset/row-text.ts'
import { seededRandom } from '../seeded-random.ts'

const folder = mkdtempSync(join(tmpdir(), 'gpucost-'))
afterAll(() => rmSync(folder, { recursive: true }))

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

const countDataset = async (path: string, how: CountOptions) => countFile(await openDatasetFile(path), how)

/** A token for each word: what is counted can be said beforehand. */
const options: CountOptions = {
  tokenizer: { name: 'words', isExact: true, count: (text) => text.split(/\s+/).filter((word) => word !== '').length },
  sequenceLength: 10,
  templateTokens: 0,
  isExact: false,
}

const rows = [
  { prompt: 'one two', completion: 'three' },
  { prompt: 'one', completion: 'two' },
  { prompt: 'one two three four five six', completion: 'seven eight nine ten eleven twelve' },
]
const expected = {
  rows: 3,
  malformed: 0,
  format: 'prompt-completion',
  tokens: { total: 17, p50: 3, p95: 12, max: 12 },
  truncated: 1,
  packedSequences: 2,
  sample: null,
}

describe('the same rows count the same', () => {
  it.each([
    ['as JSON lines', 'rows.jsonl', rows.map((row) => JSON.stringify(row)).join('\n')],
    [
      'as JSON lines of Windows, with a mark and empty lines',
      'dos.jsonl',
      `\uFEFF${rows.map((row) => JSON.stringify(row)).join('\r\n\r\n')}\r\n`,
    ],
    ['as a list', 'rows.json', JSON.stringify(rows, null, 2)],
    ['as CSV', 'rows.csv', `prompt,completion\n${rows.map((row) => `"${row.prompt}",${row.completion}`).join('\n')}`],
    ['as TSV', 'rows.tsv', `prompt\tcompletion\n${rows.map((row) => `${row.prompt}\t${row.completion}`).join('\n')}`],
    ['under a wrong name', 'rows.txt', rows.map((row) => JSON.stringify(row)).join('\n')],
    [
      'as Parquet',
      'rows.parquet',
      new Uint8Array(
        parquetWriteBuffer({
          columnData: [
            { name: 'prompt', data: rows.map(({ prompt }) => prompt), type: 'STRING' },
            { name: 'completion', data: rows.map(({ completion }) => completion), type: 'STRING' },
          ],
        }),
      ),
    ],
  ])('%s', async (_, name, content) => {
    expect(await countDataset(file(name, content), options)).toMatchObject(expected)
  })
})

describe('formats of rows', () => {
  it.each([
    [
      'messages',
      {
        messages: [
          { role: 'user', content: 'a b' },
          { role: 'assistant', content: [{ type: 'text', text: 'c' }] },
        ],
      },
      'a b c',
    ],
    [
      'conversations',
      {
        conversations: [
          { from: 'human', value: 'a' },
          { from: 'gpt', value: 'b' },
        ],
      },
      'a b',
    ],
    ['preference', { prompt: 'p', chosen: 'a', rejected: 'b' }, 'p a p b'],
    ['preference', { chosen: [{ role: 'user', content: 'a' }], rejected: [{ role: 'user', content: 'b' }] }, 'a b'],
    ['instruction', { instruction: 'a', input: 'b', output: 'c' }, 'a b c'],
    ['prompt-completion', { question: 'a', answer: 'b' }, 'a b'],
    ['text', { text: 'a b' }, 'a b'],
    ['other', { body: 'a', id: 7, title: 'b' }, 'a b'],
  ])('%s', (format, row, words) => {
    const read = rowText(row)
    expect(read?.format).toBe(format)
    expect(read?.text.split(/\s+/).filter((word) => word !== '')).toEqual(words.split(' '))
  })
})

it('a large file is counted from a sample, and its error says how far off that may be', async () => {
  const random = seededRandom(7)
  const path = join(folder, 'large.jsonl')
  const stream = createWriteStream(path)
  let tokens = 0
  for (let written = 0; written < 70e6;) {
    const words = 20 + random.below(400)
    tokens += words
    // Words of several lengths, so that bytes and tokens are no fixed ratio.
    const line = `${JSON.stringify({ text: `${'w'.repeat(1 + random.below(9))} `.repeat(words) })}\n`
    written += line.length
    if (!stream.write(line)) await once(stream, 'drain')
  }
  stream.end()
  await once(stream, 'finish')
  const before = process.memoryUsage().rss
  const sampled = await countDataset(path, options)
  expect(sampled.sample).not.toBeNull()
  const off = Math.abs(sampled.tokens.total / tokens - 1)
  expect(off).toBeLessThan(4 * (sampled.sample?.error ?? 0) + 0.01)
  expect(process.memoryUsage().rss - before).toBeLessThan(300 * 2 ** 20)
  const exact = await countDataset(path, { ...options, isExact: true })
  expect(exact.sample).toBeNull()
  expect(exact.tokens.total - exact.rows).toBe(tokens)
}, 120_000)

describe('what is not what it says', () => {
  it.each([
    ['an empty file', 'empty.jsonl', '', /is empty/],
    ['an archive', 'a.jsonl', 'PK\u0003\u0004whatever', /archive/],
    ['something compressed', 'a.gz', new Uint8Array([0x1f, 0x8b, 8, 0, 0]), /compressed/],
    ['a program', 'a.bin', new Uint8Array([127, 69, 76, 70, 0, 0, 0]), /not text/],
    ['prose', 'a.txt', 'Once upon a time there was a model', /none of JSONL/],
    ['half a list', 'half.json', '[{"text":"a"},{"text":', /middle of its list/],
    ['a list of nothing', 'none.json', '[]', /no rows/],
    ['nothing but broken lines', 'broken.jsonl', '{oops\n{again\n', /None of the rows/],
    ['half a Parquet file', 'half.parquet', 'PAR1 and then nothing', /Parquet/],
    ['a CSV of a million columns', 'wide.csv', `${'c,'.repeat(1_000_000)}c\n1,2\n`, /columns|CSV/],
  ])('%s', async (_, name, content, message) => {
    const counting = countDataset(file(name, content), options)
    await expect(counting).rejects.toThrow(UnreadableDataset)
    await expect(countDataset(join(folder, name), options)).rejects.toThrow(message)
  })

  it('a broken line among good ones is left out and counted', async () => {
    const path = file('mixed.jsonl', '{"text":"a b"}\n{"text":\n{"text":"c"}\n')
    expect(await countDataset(path, options)).toMatchObject({ rows: 3, malformed: 1, tokens: { max: 3 } })
  })

  it('a Parquet bomb is refused by what it says of itself, and a line without an end by its length', async () => {
    const limits = { row: 2 ** 20, columns: 10, parquetGroup: 2 ** 20 }
    const data = Array.from({ length: 40 }, (_, index) => `${index}${'x'.repeat(2 ** 16)}`)
    const bomb = new Uint8Array(parquetWriteBuffer({ columnData: [{ name: 'text', data, type: 'STRING' }] }))
    const readAll = async (path: string, kind: 'parquet' | 'jsonl') => {
      for await (const row of rowsOf(await openDatasetFile(path), kind, limits)) row.parse()
    }
    await expect(readAll(file('bomb.parquet', bomb), 'parquet')).rejects.toThrow(/row group of more than 1 MiB/)
    await expect(readAll(file('endless.jsonl', 'x'.repeat(3e6)), 'jsonl')).rejects.toThrow(/line of more than 1 MiB/)
  })
  it('what a Parquet file states of itself is not believed', async () => {
    const limits = { row: 2 ** 20, columns: 10, parquetGroup: 2 ** 18 }
    const text = 'x'.repeat(2 ** 19)
    const bytes = Buffer.from(parquetWriteBuffer({ columnData: [{ name: 'text', data: [text], type: 'STRING' }] }))
    // The size of the row group as the footer has it, made to look small.
    const {
      row_groups: [group],
    } = await parquetMetadataAsync(await asyncBufferFromFile(file('honest.parquet', bytes)))
    const stated = zigzag(Number(group?.total_byte_size))
    const at = bytes.lastIndexOf(stated)
    expect(at).toBeGreaterThan(0)
    zigzag(10, stated.length).copy(bytes, at)
    const reading = rowsOf(await openDatasetFile(file('lying.parquet', bytes)), 'parquet', limits).next()
    await expect(reading).rejects.toThrow(/more than 0 MiB uncompressed/)
  })

  it.each([
    ['GZIP', gzipSync],
    ['BROTLI', brotliCompressSync],
    ['ZSTD', zstdCompressSync],
    // The length that a page of Snappy begins with, as seven bits a byte: 2 MiB.
    ['SNAPPY', () => Buffer.from([0x80, 0x80, 0x80, 0x01, 0])],
  ] as const)('a page of %s that unpacks to more than it states is refused', async (codec, pack) => {
    const compressors = { [codec]: () => new Uint8Array(pack(Buffer.alloc(2 ** 21))) }
    const columnData = [{ name: 'text', data: ['a', 'b'], type: 'STRING' as const }]
    const bytes = new Uint8Array(parquetWriteBuffer({ columnData, codec, compressors }))
    const counting = countDataset(file(`${codec}.parquet`, bytes), options)
    await expect(counting).rejects.toThrow(/does not unpack to the \d+ bytes/)
  })

  it('columns are counted before any of them is read, and a codec that is not read is named', async () => {
    const write = (columns: number, codec: 'ZSTD' | 'LZO') => {
      const columnData = Array.from({ length: columns }, (_, index) => ({
        name: `c${index}`,
        data: ['a'],
        type: 'STRING' as const,
      }))
      const pack = (input: Uint8Array) => new Uint8Array(zstdCompressSync(input))
      return new Uint8Array(parquetWriteBuffer({ columnData, codec, compressors: { ZSTD: pack, LZO: pack } }))
    }
    const limits = { row: 2 ** 20, columns: 10, parquetGroup: 2 ** 20 }
    const first = async (name: string, bytes: Uint8Array) =>
      rowsOf(await openDatasetFile(file(name, bytes)), 'parquet', limits).next()
    expect((await first('narrow.parquet', write(10, 'ZSTD'))).done).toBe(false)
    for (const columns of [11, 40])
      await expect(first('wide.parquet', write(columns, 'ZSTD'))).rejects.toThrow(/more than 10 columns/)
    await expect(first('lzo.parquet', write(1, 'LZO'))).rejects.toThrow(/compressed by LZO, which is not read/)
  })
})

describe('what arrives from elsewhere', () => {
  const arriving = (name: string, content: string | Uint8Array, limits = { total: 2 ** 19, held: 2 ** 16 }) => {
    const bytes = Buffer.from(content)
    const chunks = (async function* () {
      for (let at = 0; at < bytes.length; at += 1000) yield bytes.subarray(at, at + 1000)
    })()
    return arrivingFile({ name, size: bytes.length }, chunks, limits)
  }

  it.each(['rows.jsonl', 'rows.json', 'rows.csv', 'rows.tsv', 'rows.parquet'])('%s counts as on disk', async (name) => {
    expect(await countFile(await arriving(name, readFileSync(join(folder, name))), options)).toMatchObject(expected)
  })

  it.each([
    ['rows.jsonl', '{"text":"a b c"}\n'],
    ['rows.csv', 'text,id\na b c,1\n'],
    ['rows.json', `[${'{"text":"a b c"},'.repeat(10)}`],
  ])('%s that goes on and on is given up', async (name, part) => {
    const endless = await arriving(name, part.repeat(60_000))
    await expect(countFile(endless, options)).rejects.toThrow(
      `${name} is larger than the 1 MiB that are read of it here.`,
    )
  })

  it('less is held of what cannot be read from front to back', async () => {
    const data = Array.from({ length: 100 }, (_, index) => `${index} ${'x'.repeat(2000)}`)
    const large = new Uint8Array(
      parquetWriteBuffer({ columnData: [{ name: 'text', data, type: 'STRING' }], codec: 'UNCOMPRESSED' }),
    )
    await expect(countFile(await arriving('large.parquet', large), options)).rejects.toThrow(/larger than the 0 MiB/)
  })
})

/** A number as the footer of a Parquet file has it. */
function zigzag(value: number, length = 0): Buffer {
  const bytes: number[] = []
  for (let left = value * 2; left > 0 || bytes.length < length; left = Math.floor(left / 128))
    bytes.push((left % 128) | 0x80)
  bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) & 0x7f
  return Buffer.from(bytes)
}
