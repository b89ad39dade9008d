/** What is known is checked on the way in: a bad file is refused with its name, the field and the reason. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { CatalogDataError } from '../../src/catalog/catalog-data-error.ts'
import { loadCatalog } from '../../src/catalog/load.ts'
import { modelOfSize, genericShape } from '../../src/catalog/model-size.ts'
import { methodIds, methodNames } from '../../src/catalog/training-method.ts'
import { wordPattern } from '../../src/catalog/word-list.ts'
import { catalog, dataFolder } from '../estimate/real-data.ts'
import { requireEntity } from '../../src/catalog/catalog.ts'

test.each([
  ['fit[s]', 'it FITS', 'outfits'],
  ['[pre-|pre]train*', 'pretraining', 'constrain'],
  ['suffic+', 'sufficient', 'suffic'],
  ['(what|which) [_] [_] card', 'which other 24gb card', 'what about that one small card'],
  ['#b (can|could)', 'a 70b could', 'b could'],
  ['right?', 'is it right? yes', 'right'],
])('words of data: %s is in “%s” and not in “%s”', (phrase, text, other) => {
  const pattern = wordPattern(['never', phrase])
  expect([pattern.test(text), pattern.test(other)]).toEqual([true, false])
})

describe('the shipped catalog', () => {
  test('holds what was promised', () => {
    expect(catalog.gpus.size).toBeGreaterThanOrEqual(33)
    expect(catalog.models.size).toBeGreaterThanOrEqual(186)
    expect(catalog.stacks.size).toBeGreaterThanOrEqual(9)
    expect([...catalog.methods.keys()].sort()).toEqual(['full', 'lora', 'lora-int8', 'qlora'])
  })

  test('every method has a row that is tried by default, under the name that answers give it', () => {
    for (const id of methodIds) {
      const rows = [...catalog.methods.values()].filter(
        ({ method, isTriedByDefault }) => method === id && isTriedByDefault,
      )
      expect(rows.map(({ name }) => name)).toEqual([methodNames[id]])
    }
  })

  test('an id is of a kind', () => {
    const gpu = catalog.gpus.get('h100-sxm')
    if (gpu === undefined) throw new Error('the H100 is known')
    // @ts-expect-error the id of a GPU is no provider's
    expect(catalog.providers.get(gpu.id)).toBeUndefined()
    // @ts-expect-error nor a model's
    expect(catalog.models.get(gpu.id)).toBeUndefined()
  })

  test('every source that a fact names is in sources.json', () => {
    const named = new Set<string>()
    const visit = (value: unknown): void => {
      if (value instanceof Map) for (const entry of value.values()) visit(entry)
      else if (Array.isArray(value)) for (const entry of value) visit(entry)
      else if (typeof value === 'object' && value !== null) {
        for (const [key, entry] of Object.entries(value)) {
          if (key === 'source' && typeof entry === 'string') named.add(entry)
          else visit(entry)
        }
      }
    }
    visit({ ...catalog, sources: [] })
    expect(named.size).toBeGreaterThan(60)
    expect([...named].filter((id) => !catalog.sources.has(id))).toEqual([])
  })

  test('facts that the article has wrong stand right, with a source', () => {
    const h100 = requireEntity(catalog.gpus, 'h100-sxm')
    // The article: 14,080 cores, 1.5 TFLOPS a core; H200 doubles the A100's memory.
    expect(h100.cores?.base).toBe(16_896)
    expect((h100.peak.bf16?.base ?? 0) / (h100.cores?.base ?? 1) / 1e12).toBeCloseTo(0.059, 3)
    expect(
      requireEntity(catalog.gpus, 'h200-sxm').memory.base / requireEntity(catalog.gpus, 'a100-80-sxm').memory.base,
    ).toBeCloseTo(1.76, 2)
    expect(catalog.sources.has(h100.cores?.source ?? '')).toBe(true)
  })

  test('usable memory is below the size that is sold, in bytes that are comparable', () => {
    const odd = [...catalog.gpus.values()].filter(({ usableMemory, memory }) => {
      // B200, GB200 and MI parts are sold in GiB under the name of GB.
      const inGib = memory.base * (2 ** 30 / 1e9)
      return usableMemory.base > inGib * 1.0001 || usableMemory.base < 0.9 * memory.base
    })
    expect(odd.map(({ id }) => id)).toEqual([])
  })
})

describe('sizes', () => {
  test.each([
    [70e9, 'llama-3.3-70b'],
    [8e9, 'llama-3.1-8b'],
    [7e9, 'mistral-7b'],
    [405e9, 'llama-3.1-405b'],
  ])('%d parameters are taken for %s', (params, id) => {
    expect(modelOfSize(params, catalog)?.id).toBe(id)
  })
  test('a size that nobody has gets usual proportions', () => {
    expect(modelOfSize(50e9, catalog)).toBeNull()
    const shape = genericShape(50e9)
    const counted = shape.layers * 12.75 * shape.hidden ** 2 + 2 * shape.vocab * shape.hidden
    expect(counted / 50e9).toBeCloseTo(1, 1)
  })
})

describe('a bad file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'gpucost-data-'))
  beforeAll(() => cpSync(dataFolder, folder, { recursive: true, filter: (path) => !path.includes('measurements') }))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  function refused(file: string, change: (text: string) => string): string {
    const path = join(folder, file)
    const text = readFileSync(path, 'utf8')
    writeFileSync(path, change(text))
    try {
      loadCatalog(folder)
      return 'accepted'
    } catch (error) {
      if (!(error instanceof CatalogDataError)) throw error
      return error.message
    } finally {
      writeFileSync(path, text)
    }
  }
  const edit = (file: string, change: (json: Record<string, unknown>) => void) =>
    refused(file, (text) => {
      const json = JSON.parse(text) as Record<string, unknown>
      change(json)
      return JSON.stringify(json)
    })

  test('untouched, the copy loads', () => {
    expect(refused('gpus/t4.json', (text) => text)).toBe('accepted')
  })
  test('a unit that measures something else is refused by file, field and reason', () => {
    const message = edit('gpus/t4.json', (gpu) => ((gpu['memory'] as { unit: string }).unit = 'TB/s'))
    expect(message).toContain('t4.json')
    expect(message).toContain('memory')
    expect(message).toContain('"TB/s" does not measure byte')
  })
  test('a generation that nobody has described is refused, one of a single row is not', () => {
    expect(edit('gpus/t4.json', (gpu) => (gpu['architecture'] = 'rubin'))).toMatch(
      /t4\.json.*architecture: there is no data\/architectures\/rubin\.json/,
    )
    const rubin = readFileSync(join(folder, 'architectures/hopper.json'), 'utf8').replaceAll('hopper', 'rubin')
    writeFileSync(join(folder, 'architectures/rubin.json'), rubin)
    expect(edit('gpus/t4.json', (gpu) => (gpu['architecture'] = 'rubin'))).toBe('accepted')
    rmSync(join(folder, 'architectures/rubin.json'))
  })
  test('an unknown key is refused', () => {
    expect(edit('models/llama-3.1-8b.json', (model) => (model['colour'] = 'red'))).toMatch(
      /llama-3\.1-8b\.json.*colour/s,
    )
  })
  test('a missing field is refused', () => {
    expect(edit('stacks/unsloth.json', (stack) => delete stack['loss'])).toMatch(/unsloth\.json.*loss/s)
  })
  test('an id that is not the name of its file is refused', () => {
    expect(edit('gpus/t4.json', (gpu) => (gpu['id'] = 't5'))).toMatch(/t4\.json.*"t5" is not the file's name/s)
  })
  test('broken JSON is refused by file', () => {
    expect(refused('sizes.json', (text) => text.slice(1))).toContain('sizes.json')
  })
})
