/**
 * A formula is data: the text that runs is the text that a receipt shows. Each text is parsed once, at start, and compiled
 * to a function of its named inputs; a test proves that the units of every formula balance.
 */
import { compileExpression } from './compile-expression.ts'
import { rememberedOf } from '../../once.ts'

/** A formula as text, with the units of its inputs and of its value: compiled to run, printed in receipts. */
export type Formula = {
  readonly id: string
  /** Whitelisted: + - * / ^, parentheses, numbers, the inputs, and min max sqrt log exp. */
  readonly expression: string
  /** Each input with its unit, in the order in which a receipt lists them. '' is a plain number. */
  readonly inputs: Readonly<Record<string, string>>
  readonly unit: string
  /** An id in data/sources.json. */
  readonly source: string
  readonly meaning: string
}
type FormulaSet = Readonly<Record<string, Formula>>

/** One evaluation of a formula: the values of its inputs, in the units they are declared in, and the result. */
export type TraceStep = {
  readonly formula: Formula
  readonly inputs: Readonly<Record<string, number>>
  readonly value: number
}

/** A value for every input of a formula, by name: two inputs of the same unit cannot be swapped unnoticed. */
type InputValues<F extends Formula> = { readonly [Name in keyof F['inputs']]: number }
type CompiledFormula<F extends Formula = Formula> = (inputs: InputValues<F>) => number
/** A set of formulas ready to run, under the names they were declared with. */
export type CompiledFormulas<S extends FormulaSet> = { readonly [Name in keyof S]: CompiledFormula<S[Name]> }

/** Compiles every formula of a set. Throws where a text uses anything that is not whitelisted. */
export function compileFormulas<const S extends FormulaSet>(formulas: S): CompiledFormulas<S> {
  return compileEach(formulas, compileFormula)
}

/** The same set, with every evaluation appended to `steps`: for receipts, never in a sweep. */
export function compileTraced<const S extends FormulaSet>(formulas: S, steps: TraceStep[]): CompiledFormulas<S> {
  return compileEach(formulas, (formula) => {
    const evaluate = compileFormula(formula)
    const names = Object.keys(formula.inputs)
    return (inputs) => {
      const value = evaluate(inputs)
      steps.push({ formula, inputs: Object.fromEntries(names.map((name) => [name, inputs[name] ?? NaN])), value })
      return value
    }
  })
}

function compileEach<S extends FormulaSet>(formulas: S, compile: (f: Formula) => CompiledFormula): CompiledFormulas<S> {
  const compiled: Record<string, CompiledFormula> = {}
  for (const [name, formula] of Object.entries(formulas)) compiled[name] = compile(formula)
  return compiled as CompiledFormulas<S>
}

const compileFormula = rememberedOf(({ expression, inputs }: Formula): CompiledFormula =>
  compileExpression(expression, Object.keys(inputs)),
)
