/** Parquet files in which bytes are wrong: a sentence or the rows, and neither memory nor time without end. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parquetWriteBuffer } from 'hyparquet-writer'
import { afterAll, expect, test } from 'vitest'
import { openDatasetFile, UnreadableDataset } from '../../src/dataset/dataset-file.ts'
import { areRunsBounded } from '../../src/dataset/parquet-runs.ts'
import { rowsOf } from '../../src/dataset/row-reader.ts'
import { seededRandom } from '../seeded-random.ts'

const folder = mkdtempSync(join(tmpdir(), 'gpucost-'))
afterAll(() => rmSync(folder, { recursive: true }))

const names = Array.from({ length: 60 }, (_, row) => `name ${row % 3}`)
const whole = (['UNCOMPRESSED', 'SNAPPY'] as const).map(
  (codec) =>
    new Uint8Array(
      parquetWriteBuffer({
        codec,
        columnData: [
          { name: 'text', data: names.map((name, row) => `${name} says ${row}`), type: 'STRING' },
          { name: 'kind', data: names, type: 'STRING' },
          { name: 'number', data: names.map((_, row) => row), type: 'INT32' },
        ],
      }),
    ),
)

test('of three hundred files with up to three wrong bytes each one is refused in a sentence or read', async () => {
  const { below, next } = seededRandom(7)
  const path = join(folder, 'corrupt.parquet')
  const outcomes = { read: 0, refused: 0 }
  for (let sample = 0; sample < 300; sample += 1) {
    const bytes = Uint8Array.from(whole[sample % 2] ?? [])
    for (let fault = 0; fault <= below(3); fault += 1)
      bytes[next() < 0.5 ? bytes.length - 1 - below(600) : below(bytes.length)] = below(256)
    writeFileSync(path, bytes)
    try {
      const limits = { row: 2 ** 20, columns: 100, parquetGroup: 2 ** 26 }
      for await (const row of rowsOf(await openDatasetFile(path), 'parquet', limits)) row.parse()
      outcomes.read += 1
    } catch (error) {
      if (!(error instanceof UnreadableDataset)) throw error
      outcomes.refused += 1
    }
  }
  expect(outcomes.read).toBeGreaterThan(50)
  expect(outcomes.refused).toBeGreaterThan(50)
})

test.each([
  ['sixty of one value', [120, 1], true],
  ['sixty packed, with what fills the last eight', [17, 0, 0, 0, 0, 0, 0, 0, 0], true],
  ['a thousand million of one value', [0x80, 0xa8, 0xd6, 0xb9, 0x07, 1], false],
  ['as many packed in no bits', [0x81, 0xa8, 0xd6, 0xb9, 0x07], false],
  ['a number without end', [0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 1], false],
])('runs of sixty numbers: %s', (_, bytes, isBounded) => {
  const page = Uint8Array.from(bytes)
  expect(areRunsBounded(page, { from: 0, to: bytes.length, width: 1, count: 60 })).toBe(isBounded)
})
