/**
 * A formula is data: the text that runs is the text the receipt shows. Each text is parsed once, at start, and turned
 * into a plain function of its inputs in their order; a test proves that the units of every formula balance.
 */
import type { MathNode } from 'mathjs'
import { math } from '../../math.ts'

export type Formula = {
  readonly id: string
  /** Whitelisted: + - * / ^, parentheses, numbers, the inputs, and min max sqrt log exp. */
  readonly expression: string
  /** Each input with its unit, in the order in which the function takes them. '' is a plain number. */
  readonly inputs: Readonly<Record<string, string>>
  readonly unit: string
  /** An id in data/sources.json. */
  readonly source: string
  readonly meaning: string
}

/** One line of working: a formula, the numbers put in, the number that came out. */
export type TraceStep = {
  readonly formula: Formula
  readonly inputs: Readonly<Record<string, number>>
  readonly value: number
}

type CompiledFormula = (...inputs: number[]) => number
/** A set of formulas ready to run, under the names they were written with. */
export type CompiledFormulas<F extends Readonly<Record<string, Formula>>> = {
  readonly [Name in keyof F]: CompiledFormula
}

/** Compiles every formula of a set. Throws where a text uses anything that is not whitelisted. */
export function compileFormulas<const F extends Readonly<Record<string, Formula>>>(formulas: F): CompiledFormulas<F> {
  return mapValues(formulas, compileFormula)
}

/** The same set, but every call is written to `steps`: used for receipts, never in a sweep. */
export function compileTraced<const F extends Readonly<Record<string, Formula>>>(
  formulas: F,
  steps: TraceStep[],
): CompiledFormulas<F> {
  return mapValues(formulas, (formula) => {
    const run = compileFormula(formula)
    const names = Object.keys(formula.inputs)
    return (...values) => {
      const value = run(...values)
      steps.push({ formula, inputs: Object.fromEntries(names.map((name, at) => [name, values[at] ?? NaN])), value })
      return value
    }
  })
}

function mapValues<F extends Readonly<Record<string, Formula>>>(
  formulas: F,
  make: (f: Formula) => CompiledFormula,
): CompiledFormulas<F> {
  const compiled: Record<string, CompiledFormula> = {}
  for (const [name, formula] of Object.entries(formulas)) compiled[name] = make(formula)
  return compiled as CompiledFormulas<F>
}

const compiledByFormula = new WeakMap<Formula, CompiledFormula>()

function compileFormula(formula: Formula): CompiledFormula {
  const cached = compiledByFormula.get(formula)
  if (cached !== undefined) return cached
  const names = Object.keys(formula.inputs)
  const body = translate(math.parse(formula.expression), new Set(names))
  // The text is ours, out of this repository, and every node of it was checked on the way.
  // oxlint-disable-next-line typescript/no-implied-eval
  const run = new Function(...names, `return ${body}`) as CompiledFormula
  compiledByFormula.set(formula, run)
  return run
}

const functions = new Map([
  ['min', 'Math.min'],
  ['max', 'Math.max'],
  ['sqrt', 'Math.sqrt'],
  ['log', 'Math.log'],
  ['exp', 'Math.exp'],
])
const operators = new Map([
  ['+', '+'],
  ['-', '-'],
  ['*', '*'],
  ['/', '/'],
  ['^', '**'],
])

function translate(node: MathNode, inputs: ReadonlySet<string>): string {
  if (math.isConstantNode(node) && typeof node.value === 'number') return `(${node.value})`
  if (math.isSymbolNode(node) && inputs.has(node.name)) return node.name
  if (math.isParenthesisNode(node)) return `(${translate(node.content, inputs)})`
  if (math.isOperatorNode(node)) {
    const operator = operators.get(node.op)
    const parts = node.args.map((part) => translate(part, inputs))
    if (operator !== undefined && parts.length === 2) return `(${parts.join(` ${operator} `)})`
    if (node.op === '-' && parts.length === 1) return `(-${parts[0]})`
  }
  if (math.isFunctionNode(node)) {
    const name = functions.get(node.fn.name)
    if (name !== undefined) return `${name}(${node.args.map((part) => translate(part, inputs)).join(', ')})`
  }
  throw new Error(`formula text not allowed: ${node.toString()}`)
}
