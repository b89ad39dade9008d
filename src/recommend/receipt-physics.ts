/** The working of speed and memory: every formula that ran, in the order in which it ran. */
import type { Formula, Step } from '../estimate/formula.ts'
import { originOf } from '../estimate/origin.ts'
import { planOfOption } from './option-plan.ts'
import type { Opened, ReceiptLine, ReceiptSource } from './receipt-parts.ts'
import { lineOf } from './receipt-line.ts'
import { eachOnce, sourceOf, sourceOfFact } from './receipt-sources.ts'

/** From work and rates to tokens per second of one GPU, by physics alone. */
export function speedLines(opened: Opened): readonly ReceiptLine[] {
  return opened.working.timeSteps.map((step) => stepLine('speed', step, opened))
}

/** Bytes on the fullest GPU. */
export function memoryLines(opened: Opened): readonly ReceiptLine[] {
  return opened.working.memorySteps.map((step) => stepLine('memory', step, opened))
}

function stepLine(part: 'speed' | 'memory', { formula, inputs, value }: Step, opened: Opened): ReceiptLine {
  return lineOf(part, formula.id.replaceAll('-', ' '), value, formula, inputs, sourcesOf(formula, opened))
}

/** The formula's own source, and those of the facts that went in. */
function sourcesOf(formula: Formula, { scenario, option, books: { catalog } }: Opened): readonly ReceiptSource[] {
  const { gpu } = planOfOption(option, scenario.spec, catalog)
  const model = scenario.spec.model === null ? undefined : catalog.models.get(scenario.spec.model)
  const from = new Set(Object.keys(formula.inputs).map((name) => originOf(formula, name)))
  const rated = gpu.peak.bf16 ?? gpu.peak.fp16
  return eachOnce([
    sourceOf(catalog, formula.source),
    ...(from.has('gpu') ? [rated, gpu.bandwidth, gpu.matmulFraction] : [])
      .filter((fact) => fact !== null)
      .map((fact) => sourceOfFact(catalog, fact)),
    ...(from.has('model') && model !== undefined ? [sourceOfFact(catalog, model.shape)] : []),
    ...(from.has('fitted') ? [sourceOf(catalog, 'roofline-fit')] : []),
  ])
}
