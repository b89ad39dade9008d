/**
 * Nothing in an answer is without a receipt: every number that a person sees is walked to a line of the receipt, to a
 * difference of two of its lines, to what was typed, or to a name.
 */
import { roundUsd } from '../src/recommend/figure-text.ts'
import { roundHours } from '../src/presentation/format/number-format.ts'
import { describe, expect, test } from 'vitest'
import type { RecommendationAnswer } from '../src/presentation/content/advisor-answer.ts'
import { loadCatalog } from '../src/catalog/load.ts'
import { sharedApp } from './shared-app.ts'
import { textAnswerer } from './answer-text.ts'
import type { ReceiptLine } from '../src/recommend/receipt/receipt-line.ts'
import { createRenderContext } from '../src/presentation/render-context.ts'
import { recommendationMessage } from '../src/presentation/content/messages/recommendation-message.ts'
import { renderMessage } from '../src/presentation/slack/render-message.ts'

const today = '2026-11-24'
const app = sharedApp()
const advise = textAnswerer(app)
const { receiptOf } = app.advisor()
const catalog = loadCatalog(new URL('../data', import.meta.url).pathname)
const renderContext = createRenderContext(catalog, today, false)
const { names } = renderContext

const questions = [
  '70b 2B tokens',
  'llama 3.1 8b 100M tokens qlora on a 4090',
  '8b 500M tokens full on 8 h100',
  '70b 500M tokens under 2000 dollars within 48h',
  'mixtral 8x7b 100M tokens spot',
  '405b 1B tokens',
  '8b 20k examples of 600 tokens 3 epochs on runpod',
  '13b 100M tokens lora rank 64 seq 4096 cheapest',
  '8b 100M tokens on 16 h100 on 2 nodes',
  '1b 10B tokens full fastest',
  'qwen2.5 72b 300M tokens 4-bit reserved',
]

/** Every text of the blocks, without what is offered for typing. */
function shownTexts(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(shownTexts)
  if (typeof node !== 'object' || node === null) return []
  return Object.entries(node).flatMap(([key, value]) =>
    key === 'text' && typeof value === 'string' ? [value.replaceAll(/`[^`]*`/g, '')] : shownTexts(value),
  )
}

/** Names hold digits that are no figures: cards, models, software, providers, tiers; and dates are themselves. */
function withoutNames(text: string): string {
  const catalogNames = [
    ...[...catalog.gpus.keys()].map(names.gpu),
    ...[...catalog.models.values()].map(({ name }) => name),
    ...[...catalog.stacks.keys()].map(names.stack),
    ...[...catalog.providers.keys()].map(names.provider),
    ...catalog.quality.perplexity.map(({ model }) => model),
    // Terms of a commitment are quoted from its provider, with their own source.
    ...[...catalog.providers.values()].flatMap(({ reserved }) => reserved?.terms ?? []),
  ].toSorted((a, b) => b.length - a.length)
  return catalogNames
    .filter((name) => /\d/.test(name))
    .reduce((rest, name) => rest.replaceAll(name, '·'), text)
    .replaceAll(/\b\d{4}-\d{2}(-\d{2})?\b/g, '·')
    .replaceAll(/\b(?:bf16|fp8|fp16|fp32|8 in 10|4-bit|8-bit|A100|H100|H200|B200|B300|L40S|L4|FP8)\b/gi, '·')
}

const figurePattern =
  /(\$?)(\d[\d,]*(?:\.\d+)?)(?:–(\d[\d,]*(?:\.\d+)?))?([kMBT]?)(?:[ \u00a0]?(h|min|s|days?|months?|years?|GiB|of|tok\/s|%|tokens|TB|GB|MB))?(?![\w-])/g
const magnitudes: Readonly<Record<string, number>> = { '': 1, k: 1e3, M: 1e6, B: 1e9, T: 1e12 }
const hoursIn: Readonly<Record<string, number>> = {
  s: 1 / 3600,
  min: 1 / 60,
  h: 1,
  day: 24,
  days: 24,
  month: 730,
  months: 730,
  year: 8760,
  years: 8760,
}

type ReceiptQuantity = { readonly value: number; readonly unit: string }

const quantities = (lines: readonly ReceiptLine[]): ReceiptQuantity[] =>
  lines
    .flatMap(({ value, unit, inputs }) => [{ value, unit }, ...Object.values(inputs ?? {})])
    .flatMap(({ value, unit }) => (typeof value === 'number' ? [{ value, unit }] : []))

const differences = (values: readonly number[]): number[] => values.flatMap((x) => values.map((y) => Math.abs(x - y)))

/** Ages of prices, in hours, against the day of the answer. */
const ages = (lines: readonly ReceiptLine[]): number[] =>
  lines.flatMap(({ sources }) => sources.map(({ date }) => (Date.parse(today) - Date.parse(date)) / 3.6e6))

/** Numbers of an answer that no line explains, each with the words around it. */
function unexplained(
  { scenario, recommendation }: RecommendationAnswer,
  blocks: readonly object[],
  question: string,
): string[] {
  const lines = receiptOf({ scenario, recommendation }, today)
  const all = quantities(lines)
  const of = (unit: (unit: string) => boolean) => all.filter((each) => unit(each.unit)).map(({ value }) => value)
  const usd = of((unit) => unit.startsWith('USD'))
  const hours = of((unit) => unit === 'h')
  const figures = {
    // What is said to be saved is the difference of what stands there, rounded as it stands there.
    usd: [...usd, ...differences(usd), ...differences(usd.map(roundUsd))],
    hours: [...hours, ...differences(hours), ...differences(hours.map(roundHours)), ...ages(lines)],
    gib: [...of((unit) => unit === 'GiB'), ...of((unit) => unit === 'byte').map((bytes) => bytes / 2 ** 30)],
    bytes: of((unit) => unit === 'byte'),
    speed: of((unit) => unit === 'token/s'),
    percent: [...of((unit) => unit === '').map((share) => 100 * share), ...of((unit) => unit === '%')],
    plain: all.map(({ value }) => value),
  }
  const typed = new Set(question.match(/\d[\d.,]*/g))
  // The day by which it is done is the hours again; a plan of another kind of GPU is none of the receipt.
  const text = withoutNames(shownTexts(blocks).join('\n'))
    .replaceAll(/, done by [A-Z][a-z]{2}, [A-Z][a-z]{2} \d{1,2}/g, '')
    .replaceAll(/If no [^:\n]+ is free: [^\n]+/g, '')
    .replaceAll(/, in (?:bf16|·) [\d.]+ (?:h|min|days); watch the loss/g, '')
    .replaceAll(/Another GPU does better: [^\n]+/g, '')
    // Nor those of the plan with all weights trained, or with a base in 16 bits.
    .replaceAll(/LoRA in \S+ fits the same[^\n]+/g, '')
    .replaceAll(/LoRA is assumed, [^\n]+/g, '')
  return [...text.matchAll(figurePattern)].flatMap((match) => {
    const [whole, dollar, first = '', second, scale = '', unit = ''] = match
    const factor = magnitudes[scale] ?? 1
    const around = text.slice(Math.max(0, match.index - 40), match.index + whole.length + 25).replaceAll('\n', ' ')
    return [first, ...(second === undefined ? [] : [second])].flatMap((printed) => {
      const plain = printed.replaceAll(',', '')
      const value = Number(plain) * factor
      // Half a unit of the last digit, a whole one at the ends of a range, which are rounded outwards.
      const decimals = (plain.split('.')[1] ?? '').length
      const tolerance = Math.max(
        factor * 10 ** -decimals * (second === undefined ? 0.51 : 1.01),
        value * (second === undefined ? 0.006 : 0.06),
      )
      const isNear = (values: readonly number[], scaled = 1) =>
        values.some((known) => Math.abs(known - value * scaled) <= tolerance * scaled + 1e-9)
      const span = hoursIn[unit]
      const explained =
        typed.has(printed) ||
        (dollar === '$'
          ? isNear(figures.usd)
          : span !== undefined
            ? isNear(figures.hours, span)
            : unit === 'GiB' || unit === 'of'
              ? isNear(figures.gib) || isNear(figures.plain)
              : unit === 'tok/s'
                ? isNear(figures.speed)
                : unit === '%'
                  ? isNear(figures.percent)
                  : /^[TGM]B$/.test(unit)
                    ? isNear(figures.bytes, { TB: 1e12, GB: 1e9, MB: 1e6 }[unit])
                    : isNear(figures.plain) || isNear(figures.percent))
      return explained ? [] : [`${whole}: …${around}…`]
    })
  })
}

describe.each(questions)('%s', (question) => {
  const answer = advise(question, today)
  if (answer.kind === 'problem') throw new Error(answer.problem.message)
  const { blocks } = renderMessage(recommendationMessage(answer.scenario, answer.recommendation, renderContext))

  test('every number is explained', () => {
    expect(unexplained(answer, blocks, question)).toEqual([])
  })

  test('a number that was made up is found', () => {
    const invented = { text: 'It costs $31,337.77 and 4,321.7 h.' }
    expect(unexplained(answer, [...blocks, invented], question).length).toBe(2)
  })
})
