/** The working of speed and memory: every formula that ran, in the order in which it ran. */
import type { Formula, TraceStep } from '../../estimate/formulas/formula.ts'
import { inputOriginOf } from '../../estimate/formulas/input-origin.ts'
import { planFromOption } from '../option-plan.ts'
import type { ReceiptContext, ReceiptLine, ReceiptSource } from './receipt-line.ts'
import { formulaLine } from './formula-line.ts'
import { uniqueSources, sourceOf, sourceOfFact } from './receipt-sources.ts'

/** From work and rates to tokens per second of one GPU, by physics alone. */
export function speedLines(context: ReceiptContext): readonly ReceiptLine[] {
  const { timeSteps, objectiveSteps } = context.trace
  return [...timeSteps, ...objectiveSteps].map((step) => stepLine('speed', step, context))
}

/** Bytes on the fullest GPU. */
export function memoryLines(context: ReceiptContext): readonly ReceiptLine[] {
  return context.trace.memorySteps.map((step) => stepLine('memory', step, context))
}

function stepLine(
  part: 'speed' | 'memory',
  { formula, inputs, value }: TraceStep,
  context: ReceiptContext,
): ReceiptLine {
  return formulaLine(part, formula.id.replaceAll('-', ' '), value, formula, inputs, sourcesOf(formula, context))
}

/** The formula's own source, and those of the facts that went in. */
function sourcesOf(
  formula: Formula,
  { scenario, option, dependencies: { catalog } }: ReceiptContext,
): readonly ReceiptSource[] {
  const { gpu } = planFromOption(option, scenario.spec, catalog)
  const model = scenario.spec.model === null ? undefined : catalog.models.get(scenario.spec.model)
  const origins = new Set(Object.keys(formula.inputs).map((name) => inputOriginOf(formula, name)))
  const rated = gpu.peak.bf16 ?? gpu.peak.fp16
  return uniqueSources([
    sourceOf(catalog, formula.source),
    ...(origins.has('gpu') ? [rated, gpu.bandwidth, gpu.matmulFraction] : [])
      .filter((fact) => fact !== null)
      .map((fact) => sourceOfFact(catalog, fact)),
    ...(origins.has('model') && model !== undefined ? [sourceOfFact(catalog, model.shape)] : []),
    ...(origins.has('fitted') ? [sourceOf(catalog, 'roofline-fit')] : []),
  ])
}
